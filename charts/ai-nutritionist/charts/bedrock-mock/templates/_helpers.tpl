{{- /* The name of the chart's objects, or how it begins. */ -}}
{{- define "bedrock-mock.fullname" -}}
bedrock-mock
{{- end }}

{{- /* What never changes in a release: selectors may hold nothing else. */ -}}
{{- define "bedrock-mock.selectorLabels" -}}
app.kubernetes.io/name: bedrock-mock
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- /* Labels of every object. */ -}}
{{- define "bedrock-mock.labels" -}}
helm.sh/chart: {{ printf "bedrock-mock-%s" .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "bedrock-mock.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: ai-nutritionist
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with mergeOverwrite (dict) (dig "labels" dict (.Values.global | default dict)) .Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* Reference of an image, registry/repository:tag or @digest. Takes image (values), prefix and suffix (of the tag) and context. */ -}}
{{- define "bedrock-mock.image" -}}
{{- $global := dig "image" dict (.context.Values.global | default dict) -}}
{{- with .image.registry | default (dig "registry" "ghcr.io/ai-nutritionist" $global) }}{{ . }}/{{ end -}}
{{- .image.repository -}}
{{- if .image.digest }}@{{ .image.digest }}{{ else }}:{{ .prefix }}{{ .image.tag | default $global.tag | default .context.Chart.AppVersion }}{{ .suffix }}{{ end -}}
{{- end }}

{{- /* A peer of a NetworkPolicy. Takes namespaceLabels and podLabels. */ -}}
{{- define "bedrock-mock.peer" -}}
{{- $peer := dict -}}
{{- with .namespaceLabels }}{{ $_ := set $peer "namespaceSelector" (dict "matchLabels" .) }}{{ end -}}
{{- with .podLabels }}{{ $_ := set $peer "podSelector" (dict "matchLabels" .) }}{{ end -}}
{{- toYaml (list $peer) -}}
{{- end }}

