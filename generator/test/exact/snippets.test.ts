import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Part, said } from "./snippet-chart.js";
import { wrong } from "./wrong-snippets.js";

// A template, and the parts of the values that it alone has to read: all of them.
const complete: readonly (readonly [string, ...Part[]])[] = [
  ["{{ .Values.name }}{{- .Values.port -}}", "name", "port"],
  ["{{ $.Values.name }}", "name"],
  ["{{ ((.Values).name) }}", "name"],
  ['{{ printf "%s}}" .Values.name | quote }}', "name"],
  ["{{ printf `}} {{ %s` .Values.name }}", "name"],
  ["{{- /* .Values.typo }} */ -}}{{/* .Values.typo */}}{{ .Values.name }}", "name"],
  ['{{ print ")" .Values.name (print \'|\' "=") }}', "name"],
  ['{{ if (eq .Values.name "a") -}} a {{- else if .Values.port }} b {{ else }} c {{ end }}', "name", "port"],
  ["{{ with .Values.port | default .Values.name }}{{ . }}{{ end }}", "name", "port"],
  ["{{ with .Values.name }}{{ $.Values.port }}{{ . }}{{ end }}", "name", "port"],
  ["{{ with $.Values }}{{ .name }}{{ end }}", "name"],
  ["{{ with .Values.name }}a{{ else with .Values.port }}{{ . }}{{ end }}", "name", "port"],
  ["{{ $v := .Values }}{{ $v.name }}{{ with 1 }}{{ $v.port }}{{ end }}", "name", "port"],
  ['{{ $x := "" }}{{ if true }}{{ $x = .Values.name }}{{ end }}{{ $x }}', "name"],
  [
    "{{ $x := .Values.image }}{{ if true }}{{ $x = .Values.settings }}{{ end }}{{ toYaml $x }}",
    "image",
    "settings",
  ],
  [
    '{{ index .Values "name" }}{{ index .Values.settings "dash-ed" }}{{ .Values.settings.mode }}',
    "name",
    "settings",
  ],
  ['{{ $key := "name" }}{{ index .Values $key }}', "name"],
  ["{{ (index .Values.hosts 0).name }}{{ range (index .Values.hosts 0).paths }}{{ . }}{{ end }}", "hosts"],
  ['{{ (index .Values.hosts 0 "name") }}{{ (first .Values.hosts).paths | join "," }}', "hosts"],
  ["{{ range .Values.hosts }}{{ .name }}{{ range .paths }}{{ . }}{{ end }}{{ end }}", "hosts"],
  ["{{ range $i, $host := .Values.hosts }}{{ $host.name }}{{ toJson $host.paths }}{{ end }}", "hosts"],
  ["{{ range $key, $value := .Values.settings }}{{ $key }}: {{ $value }}{{ end }}", "settings"],
  ["{{ range $key, $_ := .Values.settings }}{{ $key }}{{ end }}", "settings"],
  [
    '{{ range concat .Values.hosts (list (dict "name" "b" "paths" list)) }}{{ .name }}{{ .paths }}{{ end }}',
    "hosts",
  ],
  ['{{ dig "mode" "" .Values.settings }}{{ get .Values.settings "dash-ed" }}', "settings"],
  ['{{ dig "settings" "mode" "" .Values }}{{ pick .Values.settings "dash-ed" | toYaml }}', "settings"],
  ['{{ omit .Values.settings "mode" | toYaml }}{{ .Values.settings.mode }}', "settings"],
  [
    '{{ if and (hasKey .Values.settings "mode") (not (empty ' +
      '(index .Values.settings "dash-ed"))) }}a{{ end }}',
    "settings",
  ],
  ['{{ ternary .Values.name "" (kindIs "string" .Values.port) }}', "name", "port"],
  ['{{ required "say it" .Values.name }}{{ coalesce .Values.settings.later .Values.port }}', "name", "port"],
  ['{{ toYaml (merge (dict) .Values.labels (dict "a" .Values.name)) | nindent 2 }}', "labels", "name"],
  ["{{ $all := dict }}{{ $_ := merge $all .Values.image }}{{ $all.tag }}{{ $all.repository }}", "image"],
  ['{{ $d := dict }}{{ $_ := set $d "x" .Values.name }}{{ $d.x }}', "name"],
  [
    "{{ $d := dict }}{{ range .Values.hosts }}{{ if $d.last }}{{ $d.last.name " +
      '}}{{ $d.last.paths }}{{ end }}{{ $_ := set $d "last" . }}{{ end }}',
    "hosts",
  ],
  [
    '{{ $x := deepCopy .Values.image }}{{ $_ := set $x "extra" ' +
      "1 }}{{ $x.tag }}{{ $x.repository }}{{ $x.extra }}",
    "image",
  ],
  ['{{ define "shop.a" }}{{ .tag }}{{ .repository }}{{ end }}{{ include "shop.a" .Values.image }}', "image"],
  [
    '{{ define "shop.a" }}{{ .i.tag }}{{ $.i.repository }}{{ .top.Values.name }}{{ ' +
      'end }}{{ include "shop.a" (dict "i" .Values.image "top" .) | indent 2 }}',
    "image",
    "name",
  ],
  [
    '{{ define "shop.a" }}{{ with .more }}{{ . }}{{ end }}{{ .n }}{{ end }}{{ template "shop.a" ' +
      '(dict "n" .Values.name) }}{{ template "shop.a" (dict "n" 1 "more" .Values.port) }}',
    "name",
    "port",
  ],
  [
    '{{ define "shop.a" }}{{ include "shop.b" . }}{{ end }}{{ define ' +
      '"shop.b" }}{{ .Values.name }}{{ end }}{{ include "shop.a" $ }}',
    "name",
  ],
  ['{{ block "shop.a" .Values.image }}{{ .tag }}{{ .repository }}{{ end }}', "image"],
  [
    "{{ .Values.name | trunc 5 | default .Release.Name }}{{ .Chart.Name }}{{ " +
      '.Capabilities.APIVersions.Has "v1" }}{{ (.Files.Glob "a").AsConfig }}',
    "name",
  ],
  ['{{ include (print $.Template.BasePath "/rest.yaml") . | sha256sum }}{{ .Values.name }}', "name"],
  ["{{ range until (int .Values.port) }}{{ . }}{{ end }}", "port"],
  ["{{ $n := .Values.port | int }}{{ if gt $n 1 }}{{ $n }}{{ end }}", "port"],
  [
    '{{ range $x := splitList "," .Values.name }}{{ if eq ' +
      '$x "a" }}{{ break }}{{ end }}{{ continue }}{{ end }}',
    "name",
  ],
  [
    "{{ $a := .Values.name }}{{ $b := 1 }}{{ $c := 1 }}{{ range .Values.hosts " +
      "}}{{ $c }}{{ $c = $b }}{{ $b = $a }}{{ .name }}{{ .paths }}{{ end }}",
    "name",
    "hosts",
  ],
];

for (const [snippet, ...about] of complete) {
  test(`is exact: ${snippet}`, () => assert.equal(said(snippet, about), []));
}

for (const [snippet, about, ...messages] of wrong) {
  test(`is not exact: ${snippet}`, () => assert.equal(said(snippet, about), messages));
}

test.run();
