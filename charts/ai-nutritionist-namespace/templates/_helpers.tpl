{{- /* Labels of every object. */ -}}
{{- define "ai-nutritionist-namespace.labels" -}}
helm.sh/chart: {{ printf "ai-nutritionist-namespace-%s" .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/name: ai-nutritionist-namespace
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: ai-nutritionist
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
