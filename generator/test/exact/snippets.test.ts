import { test } from "uvu";
import * as assert from "uvu/assert";
import { exactValueProblems } from "../../src/exact/exact-values.js";

const values = `name: a
port: 80
settings:
  dash-ed: "1"
  mode: fast
image:
  tag: v1
  repository: a/b
hosts:
  - name: x
    paths: [/]
labels:
  team: a
`;

const text = { type: "string", description: "Text." };
const schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    name: text,
    port: { $ref: "#/$defs/Port" },
    settings: { type: "object", description: "Settings.", additionalProperties: false, properties: { "dash-ed": text, mode: text, later: text } },
    image: { $ref: "#/$defs/Image", required: ["tag"] },
    hosts: { type: "array", description: "Hosts.", items: { type: "object", additionalProperties: false, properties: { name: text, paths: { type: "array", description: "Paths.", items: { type: "string" } } } } },
    labels: { type: "object", description: "Labels.", additionalProperties: { type: "string" } },
  },
  $defs: {
    Port: { type: "integer", description: "A port." },
    Image: { type: "object", description: "An image.", additionalProperties: false, properties: { tag: text, repository: text } },
  },
};

/** Reads all values but those that the snippet is about. */
const rest = {
  name: "{{ .Values.name }}", port: "{{ .Values.port }}", settings: "{{ toYaml .Values.settings }}", image: "{{ toYaml .Values.image }}",
  hosts: "{{ toYaml .Values.hosts }}", labels: "{{ toYaml .Values.labels }}",
};
type Part = keyof typeof rest;

/** What is wrong, the place aside, in a chart with this template and one that reads the whole of all other parts of the values. */
function said(snippet: string, about: readonly Part[]): readonly string[] {
  const others = Object.entries(rest).filter(([part]) => !about.includes(part as Part)).map(([, action]) => action);
  const files = [
    { path: "charts/shop/Chart.yaml", contents: "apiVersion: v2\nname: shop\nversion: 1.0.0\n" },
    { path: "charts/shop/values.yaml", contents: values },
    { path: "charts/shop/values.schema.json", contents: JSON.stringify(schema) },
    { path: "charts/shop/templates/snippet.yaml", contents: snippet },
    { path: "charts/shop/templates/rest.yaml", contents: others.join("\n") },
  ];
  return exactValueProblems(files, "charts/shop").map(({ message }) => message);
}

// A template, and the parts of the values that it alone has to read: all of them.
const complete: readonly (readonly [string, ...Part[]])[] = [
  ["{{ .Values.name }}{{- .Values.port -}}", "name", "port"],
  ["{{ $.Values.name }}", "name"],
  ["{{ ((.Values).name) }}", "name"],
  ["{{ printf \"%s}}\" .Values.name | quote }}", "name"],
  ["{{ printf `}} {{ %s` .Values.name }}", "name"],
  ["{{- /* .Values.typo }} */ -}}{{/* .Values.typo */}}{{ .Values.name }}", "name"],
  ["{{ print \")\" .Values.name (print '|' \"=\") }}", "name"],
  ["{{ if (eq .Values.name \"a\") -}} a {{- else if .Values.port }} b {{ else }} c {{ end }}", "name", "port"],
  ["{{ with .Values.port | default .Values.name }}{{ . }}{{ end }}", "name", "port"],
  ["{{ with .Values.name }}{{ $.Values.port }}{{ . }}{{ end }}", "name", "port"],
  ["{{ with $.Values }}{{ .name }}{{ end }}", "name"],
  ["{{ with .Values.name }}a{{ else with .Values.port }}{{ . }}{{ end }}", "name", "port"],
  ["{{ $v := .Values }}{{ $v.name }}{{ with 1 }}{{ $v.port }}{{ end }}", "name", "port"],
  ["{{ $x := \"\" }}{{ if true }}{{ $x = .Values.name }}{{ end }}{{ $x }}", "name"],
  ["{{ $x := .Values.image }}{{ if true }}{{ $x = .Values.settings }}{{ end }}{{ toYaml $x }}", "image", "settings"],
  ["{{ index .Values \"name\" }}{{ index .Values.settings \"dash-ed\" }}{{ .Values.settings.mode }}", "name", "settings"],
  ["{{ $key := \"name\" }}{{ index .Values $key }}", "name"],
  ["{{ (index .Values.hosts 0).name }}{{ range (index .Values.hosts 0).paths }}{{ . }}{{ end }}", "hosts"],
  ["{{ (index .Values.hosts 0 \"name\") }}{{ (first .Values.hosts).paths | join \",\" }}", "hosts"],
  ["{{ range .Values.hosts }}{{ .name }}{{ range .paths }}{{ . }}{{ end }}{{ end }}", "hosts"],
  ["{{ range $i, $host := .Values.hosts }}{{ $host.name }}{{ toJson $host.paths }}{{ end }}", "hosts"],
  ["{{ range $key, $value := .Values.settings }}{{ $key }}: {{ $value }}{{ end }}", "settings"],
  ["{{ range $key, $_ := .Values.settings }}{{ $key }}{{ end }}", "settings"],
  ["{{ range concat .Values.hosts (list (dict \"name\" \"b\" \"paths\" list)) }}{{ .name }}{{ .paths }}{{ end }}", "hosts"],
  ["{{ dig \"mode\" \"\" .Values.settings }}{{ get .Values.settings \"dash-ed\" }}", "settings"],
  ["{{ dig \"settings\" \"mode\" \"\" .Values }}{{ pick .Values.settings \"dash-ed\" | toYaml }}", "settings"],
  ["{{ omit .Values.settings \"mode\" | toYaml }}{{ .Values.settings.mode }}", "settings"],
  ["{{ if and (hasKey .Values.settings \"mode\") (not (empty (index .Values.settings \"dash-ed\"))) }}a{{ end }}", "settings"],
  ["{{ ternary .Values.name \"\" (kindIs \"string\" .Values.port) }}", "name", "port"],
  ["{{ required \"say it\" .Values.name }}{{ coalesce .Values.settings.later .Values.port }}", "name", "port"],
  ["{{ toYaml (merge (dict) .Values.labels (dict \"a\" .Values.name)) | nindent 2 }}", "labels", "name"],
  ["{{ $all := dict }}{{ $_ := merge $all .Values.image }}{{ $all.tag }}{{ $all.repository }}", "image"],
  ["{{ $d := dict }}{{ $_ := set $d \"x\" .Values.name }}{{ $d.x }}", "name"],
  ["{{ $d := dict }}{{ range .Values.hosts }}{{ if $d.last }}{{ $d.last.name }}{{ $d.last.paths }}{{ end }}{{ $_ := set $d \"last\" . }}{{ end }}", "hosts"],
  ["{{ $x := deepCopy .Values.image }}{{ $_ := set $x \"extra\" 1 }}{{ $x.tag }}{{ $x.repository }}{{ $x.extra }}", "image"],
  ["{{ define \"shop.a\" }}{{ .tag }}{{ .repository }}{{ end }}{{ include \"shop.a\" .Values.image }}", "image"],
  ["{{ define \"shop.a\" }}{{ .i.tag }}{{ $.i.repository }}{{ .top.Values.name }}{{ end }}{{ include \"shop.a\" (dict \"i\" .Values.image \"top\" .) | indent 2 }}", "image", "name"],
  ["{{ define \"shop.a\" }}{{ with .more }}{{ . }}{{ end }}{{ .n }}{{ end }}{{ template \"shop.a\" (dict \"n\" .Values.name) }}{{ template \"shop.a\" (dict \"n\" 1 \"more\" .Values.port) }}", "name", "port"],
  ["{{ define \"shop.a\" }}{{ include \"shop.b\" . }}{{ end }}{{ define \"shop.b\" }}{{ .Values.name }}{{ end }}{{ include \"shop.a\" $ }}", "name"],
  ["{{ block \"shop.a\" .Values.image }}{{ .tag }}{{ .repository }}{{ end }}", "image"],
  ["{{ .Values.name | trunc 5 | default .Release.Name }}{{ .Chart.Name }}{{ .Capabilities.APIVersions.Has \"v1\" }}{{ (.Files.Glob \"a\").AsConfig }}", "name"],
  ["{{ include (print $.Template.BasePath \"/rest.yaml\") . | sha256sum }}{{ .Values.name }}", "name"],
  ["{{ range until (int .Values.port) }}{{ . }}{{ end }}", "port"],
  ["{{ $n := .Values.port | int }}{{ if gt $n 1 }}{{ $n }}{{ end }}", "port"],
  ["{{ range $x := splitList \",\" .Values.name }}{{ if eq $x \"a\" }}{{ break }}{{ end }}{{ continue }}{{ end }}", "name"],
  ["{{ $a := .Values.name }}{{ $b := 1 }}{{ $c := 1 }}{{ range .Values.hosts }}{{ $c }}{{ $c = $b }}{{ $b = $a }}{{ .name }}{{ .paths }}{{ end }}", "name", "hosts"],
];

for (const [snippet, ...about] of complete) {
  test(`is exact: ${snippet}`, () => assert.equal(said(snippet, about), []));
}

// A template, the parts of the values that it has to read, and what is wrong.
const wrong: readonly (readonly [string, readonly Part[], ...string[]])[] = [
  ["{{ .Values.nam }}", [], 'reads .Values.nam, which is not in values.schema.json. Did you mean "name"?'],
  ["{{ .Values.image.tags.x }}", [], 'reads .Values.image.tags, which is not in values.schema.json. Did you mean "tag"?'],
  ["{{ .Values.name.first }}", [], "reads .Values.name.first, which is not in values.schema.json."],
  ["{{ with .Values.image }}{{ .tga }}{{ end }}", [], 'reads .Values.image.tga, which is not in values.schema.json. Did you mean "tag"?'],
  ["{{ range .Values.hosts }}{{ .port }}{{ end }}", [], "reads .Values.hosts[].port, which is not in values.schema.json."],
  ["{{ range .Values.name }}{{ end }}", [], "goes through .Values.name, which is no list and no object in values.schema.json"],
  ["{{ index .Values.settings \"dashed\" }}", [], 'reads .Values.settings.dashed, which is not in values.schema.json. Did you mean "dash-ed"?'],
  ["{{ dig \"a\" \"b\" \"\" .Values.settings }}", [], "reads .Values.settings.a, which is not in values.schema.json."],
  ["{{ hasKey .Values \"x\" }}", [], "reads .Values.x, which is not in values.schema.json."],
  ["{{ $v := .Values.image }}{{ $v.x }}", [], "reads .Values.image.x, which is not in values.schema.json."],
  ["{{ if false }}{{ .Values.x }}{{ end }}", [], "reads .Values.x, which is not in values.schema.json."],
  ["{{ (deepCopy .Values.image).x }}", [], "reads .Values.image.x, which is not in values.schema.json."],
  ["{{ (merge (dict \"a\" 1) .Values.image).x }}", [], "reads .Values.image.x, which is not in values.schema.json."],
  ["{{ define \"shop.a\" }}{{ .x }}{{ end }}{{ include \"shop.a\" .Values.image }}", [], "reads .Values.image.x, which is not in values.schema.json."],
  ["{{ define \"shop.a\" }}{{ .imag.tag }}{{ end }}{{ include \"shop.a\" (dict \"image\" .Values.image) }}", [], "reads .imag, which is not there"],
  ["{{ .Value.name }}", [], "reads .Value, which is not there"],
  ["{{ .Subcharts.x.Values.y }}", [], "reads .Subcharts, which is not there"],
  ["{{ $x := .Values.name }}", ["name"], "has name, which no template reads"],
  ["{{ $x := .Values.name }}{{ $x = .Values.port }}{{ $x }}", ["name"], "has name, which no template reads"],
  ["{{ if .Values.image }}{{ .Values.image.tag }}{{ end }}", ["image"], "has image.repository, which no template reads"],
  ["{{ with .Values.image }}{{ end }}", ["image"], "has image.tag, which no template reads", "has image.repository, which no template reads"],
  ["{{ len .Values.hosts }}", ["hosts"], "has hosts[], which no template reads"],
  ["{{ range .Values.hosts }}{{ .name }}{{ end }}", ["hosts"], "has hosts[].paths, which no template reads"],
  ["{{ omit .Values.settings \"mode\" | toYaml }}", ["settings"], "has settings.mode, which no template reads"],
  ["{{ pick .Values.settings \"mode\" | toYaml }}", ["settings"], "has settings.dash-ed, which no template reads"],
  ["{{/* .Values.name */}}.Values.name", ["name"], "has name, which no template reads"],
  ["{{ \".Values.name\" }}", ["name"], "has name, which no template reads"],
  ["{{ range $k, $v := .Values }}{{ $k }}{{ end }}", ["image"], "has image.tag, which no template reads", "has image.repository, which no template reads"],
  ["{{ $k := .Values.name }}{{ index .Values $k }}", [], "cannot be followed: the key of a value is not written in the template"],
  ["{{ range $k, $_ := .Values.labels }}{{ get $.Values.labels $k }}{{ end }}", [], "cannot be followed: the key of a value is not written in the template"],
  ["{{ $k := \"name\" }}{{ if .Values.port }}{{ $k = .Values.name }}{{ end }}{{ get .Values $k }}", [], "cannot be followed: the key of a value is not written in the template"],
  ["{{ (fromYaml (toYaml .Values.image)).x }}", [], "cannot be followed: x is looked up in what a function made of values"],
  ["{{ $_ := set .Values \"x\" 1 }}", [], "cannot be followed: set changes values"],
  ["{{ $_ := unset .Values.image \"tag\" }}", [], "cannot be followed: unset changes values"],
  ["{{ tpl .Values.name . }}", [], "cannot be followed: tpl runs a text that is not in the template"],
  ["{{ include .Values.name . }}", [], "cannot be followed: the name of the included template is not written there"],
  ["{{ include \"shop.b\" . }}", [], 'cannot be followed: no template is named "shop.b"'],
  ["{{ define \"shop.b\" }}{{ .Values.x }}{{ end }}", [], "reads .Values.x, which is not in values.schema.json."],
  ["{{ define \"shop.b\" }}{{ .Values.name }}{{ end }}", ["name"], "has name, which no template reads"],
  ["{{ define \"shop.b\" }}{{ include \"shop.c\" (dict \"x\" .Values.y) }}{{ end }}{{ define \"shop.c\" }}{{ .x }}{{ end }}", [], "reads .Values.y, which is not in values.schema.json."],
  ["{{ define \"shop.b\" }}{{ include \"shop.b\" (dict \"x\" .) }}{{ end }}{{ include \"shop.b\" .Values.image }}", [], "cannot be followed: the template includes itself with ever new values"],
  ["{{ $x := .Values.image }}{{ range .Values.hosts }}{{ $x = dict \"x\" $x }}{{ $x = $x.x }}{{ end }}{{ $x.y }}", [], "reads .Values.image.x, which is not in values.schema.json.", "reads .Values.image.y, which is not in values.schema.json."],
  ["{{ if .Values.name }}", [], "cannot be read: the if has no end"],
  ["{{ end }}", [], 'cannot be read: "end" belongs to no block'],
  ["{{ .Values.name ) }}", [], 'cannot be read: ")" is out of place'],
  ["{{ ( .Values.name }}", [], "cannot be read: a bracket is not closed"],
  ["{{ .Values.name | }}", [], "cannot be read: a value is missing"],
  ["{{ .Values.name", [], "cannot be read: the action cannot be read"],
  ["{{ .Values.dash-ed }}", [], "cannot be read: the action cannot be read"],
];

for (const [snippet, about, ...messages] of wrong) {
  test(`is not exact: ${snippet}`, () => assert.equal(said(snippet, about), messages));
}

test.run();
