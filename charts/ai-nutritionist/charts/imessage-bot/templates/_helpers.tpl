{{- /* The name of the chart's objects, or how it begins. */ -}}
{{- define "imessage-bot.fullname" -}}
imessage-bot
{{- end }}

{{- /* What never changes in a release: selectors may hold nothing else. */ -}}
{{- define "imessage-bot.selectorLabels" -}}
app.kubernetes.io/name: imessage-bot
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- /* Labels of every object. */ -}}
{{- define "imessage-bot.labels" -}}
helm.sh/chart: {{ printf "imessage-bot-%s" .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "imessage-bot.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: ai-nutritionist
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with mergeOverwrite (dict) (dig "labels" dict (.Values.global | default dict)) .Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* Reference of an image, registry/repository:tag or @digest. Takes image (values), prefix and suffix (of the tag) and context. */ -}}
{{- define "imessage-bot.image" -}}
{{- $global := dig "image" dict (.context.Values.global | default dict) -}}
{{- with .image.registry | default (dig "registry" "ghcr.io/ai-nutritionist" $global) }}{{ . }}/{{ end -}}
{{- .image.repository -}}
{{- if .image.digest }}@{{ .image.digest }}{{ else }}:{{ .prefix }}{{ .image.tag | default $global.tag | default .context.Chart.AppVersion }}{{ .suffix }}{{ end -}}
{{- end }}

{{- /* A peer of a NetworkPolicy. Takes namespaceLabels and podLabels. */ -}}
{{- define "imessage-bot.peer" -}}
{{- $peer := dict -}}
{{- with .namespaceLabels }}{{ $_ := set $peer "namespaceSelector" (dict "matchLabels" .) }}{{ end -}}
{{- with .podLabels }}{{ $_ := set $peer "podSelector" (dict "matchLabels" .) }}{{ end -}}
{{- toYaml (list $peer) -}}
{{- end }}

{{- /* URL of a callee. Takes endpoint (values), and the scheme, host and port that hold unless it says otherwise. */ -}}
{{- define "imessage-bot.url" -}}
{{- $scheme := .endpoint.scheme | default .scheme -}}
{{- $port := .endpoint.port | default .port | int -}}
{{ $scheme }}://{{ .endpoint.host | default .host }}
{{- if not (has (printf "%s:%d" $scheme $port) (list "http:80" "https:443")) }}:{{ $port }}{{ end -}}
{{- end }}

{{- /* Egress to a callee that is not in this release. Takes endpoint (values) and ports. */ -}}
{{- define "imessage-bot.elsewhere" -}}
- to:
    {{- if .endpoint.namespaceLabels }}
    - namespaceSelector:
        matchLabels:
          {{- toYaml .endpoint.namespaceLabels | nindent 10 }}
    {{- else if .endpoint.cidrs }}
    {{- range .endpoint.cidrs }}
    - ipBlock:
        cidr: {{ . | quote }}
    {{- end }}
    {{- else }}
    - ipBlock:
        cidr: "0.0.0.0/0"
        except:
          - "10.0.0.0/8"
          - "100.64.0.0/10"
          - "169.254.0.0/16"
          - "172.16.0.0/12"
          - "192.168.0.0/16"
    - ipBlock:
        cidr: "::/0"
        except:
          - "fc00::/7"
          - "fe80::/10"
    {{- end }}
  ports:
    {{- range .ports }}
    - port: {{ $.endpoint.port | default .port }}
      protocol: {{ .protocol }}
    {{- end }}
{{- end }}
