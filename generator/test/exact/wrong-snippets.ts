import type { Part } from "./snippet-chart.js";

// A template, the parts of the values that it has to read, and what is wrong.
export const wrong: readonly (readonly [string, readonly Part[], ...string[]])[] = [
  ["{{ .Values.nam }}", [], 'reads .Values.nam, which is not in values.schema.json. Did you mean "name"?'],
  [
    "{{ .Values.image.tags.x }}",
    [],
    'reads .Values.image.tags, which is not in values.schema.json. Did you mean "tag"?',
  ],
  ["{{ .Values.name.first }}", [], "reads .Values.name.first, which is not in values.schema.json."],
  [
    "{{ with .Values.image }}{{ .tga }}{{ end }}",
    [],
    'reads .Values.image.tga, which is not in values.schema.json. Did you mean "tag"?',
  ],
  [
    "{{ range .Values.hosts }}{{ .port }}{{ end }}",
    [],
    "reads .Values.hosts[].port, which is not in values.schema.json.",
  ],
  [
    "{{ range .Values.name }}{{ end }}",
    [],
    "goes through .Values.name, which is neither a list nor an object in values.schema.json",
  ],
  [
    '{{ index .Values.settings "dashed" }}',
    [],
    'reads .Values.settings.dashed, which is not in values.schema.json. Did you mean "dash-ed"?',
  ],
  [
    '{{ dig "a" "b" "" .Values.settings }}',
    [],
    "reads .Values.settings.a, which is not in values.schema.json.",
  ],
  ['{{ hasKey .Values "x" }}', [], "reads .Values.x, which is not in values.schema.json."],
  ["{{ $v := .Values.image }}{{ $v.x }}", [], "reads .Values.image.x, which is not in values.schema.json."],
  ["{{ if false }}{{ .Values.x }}{{ end }}", [], "reads .Values.x, which is not in values.schema.json."],
  ["{{ (deepCopy .Values.image).x }}", [], "reads .Values.image.x, which is not in values.schema.json."],
  [
    '{{ (merge (dict "a" 1) .Values.image).x }}',
    [],
    "reads .Values.image.x, which is not in values.schema.json.",
  ],
  [
    '{{ define "shop.a" }}{{ .x }}{{ end }}{{ include "shop.a" .Values.image }}',
    [],
    "reads .Values.image.x, which is not in values.schema.json.",
  ],
  [
    '{{ define "shop.a" }}{{ .imag.tag }}{{ end }}{{ include "shop.a" (dict "image" .Values.image) }}',
    [],
    "reads .imag, which is not there",
  ],
  ["{{ .Value.name }}", [], "reads .Value, which is not there"],
  ["{{ .Subcharts.x.Values.y }}", [], "reads .Subcharts, which is not there"],
  ["{{ $x := .Values.name }}", ["name"], "has name, which no template reads"],
  ["{{ $x := .Values.name }}{{ $x = .Values.port }}{{ $x }}", ["name"], "has name, which no template reads"],
  [
    "{{ if .Values.image }}{{ .Values.image.tag }}{{ end }}",
    ["image"],
    "has image.repository, which no template reads",
  ],
  [
    "{{ with .Values.image }}{{ end }}",
    ["image"],
    "has image.tag, which no template reads",
    "has image.repository, which no template reads",
  ],
  ["{{ len .Values.hosts }}", ["hosts"], "has hosts[], which no template reads"],
  ["{{ range .Values.hosts }}{{ .name }}{{ end }}", ["hosts"], "has hosts[].paths, which no template reads"],
  ['{{ omit .Values.settings "mode" | toYaml }}', ["settings"], "has settings.mode, which no template reads"],
  [
    '{{ pick .Values.settings "mode" | toYaml }}',
    ["settings"],
    "has settings.dash-ed, which no template reads",
  ],
  ["{{/* .Values.name */}}.Values.name", ["name"], "has name, which no template reads"],
  ['{{ ".Values.name" }}', ["name"], "has name, which no template reads"],
  [
    "{{ range $k, $v := .Values }}{{ $k }}{{ end }}",
    ["image"],
    "has image.tag, which no template reads",
    "has image.repository, which no template reads",
  ],
  [
    "{{ $k := .Values.name }}{{ index .Values $k }}",
    [],
    "cannot be followed: the key of a value is not written in the template",
  ],
  [
    "{{ range $k, $_ := .Values.labels }}{{ get $.Values.labels $k }}{{ end }}",
    [],
    "cannot be followed: the key of a value is not written in the template",
  ],
  [
    '{{ $k := "name" }}{{ if .Values.port }}{{ $k = .Values.name }}{{ end }}{{ get .Values $k }}',
    [],
    "cannot be followed: the key of a value is not written in the template",
  ],
  [
    "{{ (fromYaml (toYaml .Values.image)).x }}",
    [],
    "cannot be followed: x is looked up in what a function made of values",
  ],
  ['{{ $_ := set .Values "x" 1 }}', [], "cannot be followed: set changes values"],
  ['{{ $_ := unset .Values.image "tag" }}', [], "cannot be followed: unset changes values"],
  ["{{ tpl .Values.name . }}", [], "cannot be followed: tpl runs a text that is not in the template"],
  [
    "{{ include .Values.name . }}",
    [],
    "cannot be followed: the name of the included template is not written there",
  ],
  ['{{ include "shop.b" . }}', [], 'cannot be followed: no template is named "shop.b"'],
  [
    '{{ define "shop.b" }}{{ .Values.x }}{{ end }}',
    [],
    "reads .Values.x, which is not in values.schema.json.",
  ],
  ['{{ define "shop.b" }}{{ .Values.name }}{{ end }}', ["name"], "has name, which no template reads"],
  [
    '{{ define "shop.b" }}{{ include "shop.c" (dict "x" ' +
      '.Values.y) }}{{ end }}{{ define "shop.c" }}{{ .x }}{{ end }}',
    [],
    "reads .Values.y, which is not in values.schema.json.",
  ],
  [
    '{{ define "shop.b" }}{{ include "shop.b" (dict "x" .) }}{{ end }}{{ include "shop.b" .Values.image }}',
    [],
    "cannot be followed: the template includes itself with ever new values",
  ],
  [
    "{{ $x := .Values.image }}{{ range .Values.hosts }}{{ " +
      '$x = dict "x" $x }}{{ $x = $x.x }}{{ end }}{{ $x.y }}',
    [],
    "reads .Values.image.x, which is not in values.schema.json.",
    "reads .Values.image.y, which is not in values.schema.json.",
  ],
  ["{{ if .Values.name }}", [], "cannot be read: the if has no end"],
  ["{{ end }}", [], 'cannot be read: "end" belongs to no block'],
  ["{{ .Values.name ) }}", [], 'cannot be read: ")" is out of place'],
  ["{{ ( .Values.name }}", [], "cannot be read: a bracket is not closed"],
  ["{{ .Values.name | }}", [], "cannot be read: a value is missing"],
  ["{{ .Values.name", [], "cannot be read: the action cannot be read"],
  ["{{ .Values.dash-ed }}", [], "cannot be read: the action cannot be read"],
];
