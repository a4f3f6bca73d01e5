import { test } from "uvu";
import * as assert from "uvu/assert";
import { compilePartial, compileTemplate } from "../../src/render/dialect.js";
import type { Partials } from "../../src/render/run-template.js";
import { TemplateError } from "../../src/render/template-error.js";

function render(
  source: string,
  context: object = {},
  partials: Readonly<Record<string, string>> = {},
): string {
  const compiled: Record<string, Partials[string]> = {};
  for (const [name, text] of Object.entries(partials))
    compiled[name] = compilePartial(`_${name}.hbs`, text, compiled);
  return compileTemplate("test.hbs", source, compiled)(context);
}

function failure(source: string, context?: object, partials?: Readonly<Record<string, string>>): string {
  try {
    return `no error: ${render(source, context, partials)}`;
  } catch (error) {
    assert.instance(error, TemplateError);
    return (error as TemplateError).message;
  }
}

test("Helm's braces, whatever they hold, are left alone", () => {
  const helm =
    "{{- if and .Values.x (not .y) -}}\n  {{/* [a] */}} {{`{{ raw }}`}} {a: " +
    '{b: {}}} {{ index .a "x}}" }} \\{{ }} {{{{ }}}} ]] ] [\n{{- end }}\n';
  assert.is(render(helm), helm);
  assert.is(render(`${helm}[[#if a]]${helm}[[/if]]`, { a: 1 }), helm + helm);
});

test("square brackets are Handlebars, also inside Helm's braces", () => {
  assert.is(
    render('{{ include "[[name]].labels" . }}: [[n]]', { name: "shop", n: 2 }),
    '{{ include "shop.labels" . }}: 2',
  );
  assert.is(render("{{[[helmString a]]}}", { a: "b" }), '{{"b"}}');
});

test("two literal brackets are written as a string", () => {
  assert.is(render('"[["[["]]:alpha:]]+"'), '"[[:alpha:]]+"');
});

test("braces and brackets in strings and comments are not delimiters", () => {
  assert.is(render('[[raw "{{ ]] }"]][[! it\'s {{ ]][[!-- ]] --]]'), "{{ ]] }");
});

test("lines with nothing but a block, a comment or a partial vanish", () => {
  const source =
    "a:\n  [[#if on]]\n  [[! why ]]\n  [[#each list]]\n  - [[this]]\n  " +
    "[[else]]\n  []\n  [[/each]]\n  [[else if off]]\n  x\n  [[/if]]\nb\n";
  assert.is(render(source, { on: true, off: false, list: [1, 2] }), "a:\n  - 1\n  - 2\nb\n");
  assert.is(render(source, { on: true, off: false, list: [] }), "a:\n  []\nb\n");
  assert.is(render(source, { on: false, off: true, list: [] }), "a:\n  x\nb\n");
  assert.is(render("[[#if on]]\na\n[[/if]]\n", { on: false }), "");
});

test("a block with else if vanishes as well, wherever its branches end", () => {
  const source =
    "a:\n  [[#if x]]\n  - x\n  [[else if y]]\n  - y\n  [[else " +
    "if z]]\n  - z\n  [[else]]\n  - none\n  [[/if]]\nb\n";
  for (const [name, none] of [["x"], ["y"], ["z"], ["none", "none"]] as const) {
    const context = { x: false, y: false, z: false, ...(none ? {} : { [name]: true }) };
    assert.is(render(source, context), `a:\n  - ${name}\nb\n`);
    assert.is(render(`[[#if b]]\n${source}[[/if]]`, { ...context, b: true }), `a:\n  - ${name}\nb\n`);
  }
  assert.is(render("[[#if x]]x[[else if y]] [[/if]]b", { x: false, y: true }), " b");
});

test("a partial is indented as its call is, empty lines excepted", () => {
  const partials = {
    outer: "o:\n  [[> inner x]]\n",
    inner: "i: [[name]]\n\n[[#if name]]\nend:[[block 2 text]]\n[[/if]]\n",
  };
  const context = { x: { name: "n", text: "a\n\nb\n" } };
  assert.is(
    render("top:\n  [[> outer]]\n", context, partials),
    "top:\n  o:\n    i: n\n\n    end: |\n      a\n\n      b\n",
  );
});

test("at counts the indentation of all enclosing calls, also inside blocks", () => {
  const partials = {
    outer: "[[at 2]]\n  [[> inner]]\n[[at 2]]\n",
    inner: "[[at 2]]\n[[#each list]]\n[[at 8]]\n[[/each]]\n",
  };
  assert.is(
    render("[[at 2]]\n    [[> outer]]\n[[at 2]]\n", { list: [1] }, partials),
    "2\n    6\n      8\n      14\n    6\n2\n",
  );
});

test("a partial sees the context it is given, and its own names", () => {
  assert.is(render("[[> p a.b size=2]]", { a: { b: { c: 1 } } }, { p: "[[c]][[size]]" }), "12");
});

test("names reach outwards, to block parameters and to loop variables", () => {
  const context = { top: "t", list: [{ a: 1 }], map: { k: "v" }, lines: ["x"] };
  assert.is(
    render("[[#each list]][[a]][[this.a]][[../top]][[@root.top]][[@index]][[/each]]", context),
    "11tt0",
  );
  assert.is(
    render("[[#each list as |item i|]][[item.a]][[i]][[top]][[/each]]", {
      ...context,
      list: [{ a: 1, top: "no" }],
    }),
    "10no",
  );
  assert.is(render("[[#each list as |a|]][[this.a]][[./a]][[/each]]", context), "11");
  assert.is(
    render(
      "[[#each map]][[@key]][[this]][[/each]][[#with list]][[length]][[/with]][[raw (lookup lines 0)]]",
      context,
    ),
    "kv1x",
  );
});

test("a name that is missing may be asked for", () => {
  const source = "[[#if a]]a[[else if (and b (not a))]]b[[/if]][[#unless c.d]]none[[/unless]]";
  assert.is(render(source, { c: {} }), "none");
});

test("a name that is there but has no value may be asked for", () => {
  const context = { a: undefined, b: null, c: [], d: 0 };
  assert.is(
    render(
      "[[#if a]]a[[/if]][[#each b]]b[[/each]][[#if c]]c[[/if]][[#if " +
        "d]]d[[/if]][[#unless (or a b c)]]none[[/unless]]",
      context,
    ),
    "none",
  );
});

const unknownNames: readonly (readonly [source: string, place: string])[] = [
  ["a\n  [[missing]]", "2:5"],
  ["[[yaml missing]]", "1:8"],
  ["[[yaml known.missing]]", "1:8"],
  ["[[yaml (lookup known missing)]]", "1:22"],
  ["[[#if known.missing.further]][[/if]]", "1:7"],
  ["[[#if (eq missing 1)]][[/if]]", "1:11"],
  ["\n[[#each missing]]\n[[/each]]", "2:9"],
  ["[[#with missing]][[/with]]", "1:9"],
  ["[[#each list as |x|]]\n [[x.missing]][[/each]]", "2:4"],
  ["[[#each list]]\n {{ [[../missing]] }}[[/each]]", "2:7"],
  ["[[@missing]]", "1:3"],
  ["[[> p missing]]", "1:7"],
  ["[[> p x=missing]]", "1:9"],
];

for (const [source, place] of unknownNames) {
  test(`an unknown name is an error with its place: ${JSON.stringify(source)}`, () => {
    const message = failure(source, { known: {}, no: false, list: [{}] }, { p: "" });
    assert.match(message, new RegExp(`^test\\.hbs:${place}: .*missing`));
  });
}

const mistakes: readonly (readonly [source: string, message: string])[] = [
  ["a\uE000", "1:2: the dialect keeps U+0000, U+E000 and U+E001 for itself"],
  ["{{ a }}\n {{ [[a }}", '2:5: [[ is not closed. A literal [[ is written [["[["]]'],
  ["[[#if a]\n[[yaml a]]", '1:1: [[ is not closed. A literal [[ is written [["[["]]'],
  ["[[!-- a ]]", '1:1: [[ is not closed. A literal [[ is written [["[["]]'],
  ["x: \\[[a]]", "1:4: Handlebars would take a backslash before [[ for an escape"],
  ["x: {[[yaml a]]: 1}", "1:4: a single { directly before [[ could become {{ with what follows"],
  ["x: [[[a]], 1]", "1:4: put a blank between [ and [["],
  ['x: [["a"]]', '1:4: only a name can be printed, or [["[["]] for two brackets'],
  ["\n  [[#if a]]\n", "3:1: the template ends inside a block"],
  ["\n  [[#if a]]\n[[/each]]", "2:6: if doesn't match each"],
  ["\n  [[a % b]]\n", "2:7: cannot be read from here on"],
  ["\n [[yml a]]", '2:2: unknown word "yml"'],
  ["[[yaml (upper a)]]", '1:8: unknown word "upper"'],
  ["[[yaml]]", "1:1: yaml takes 1 argument, got 0"],
  ["[[block a]]", "1:1: block takes 2 arguments, got 1"],
  ["[[yaml a b=1]]", "1:1: yaml takes no named arguments"],
  ["[[#if a a]][[/if]]", "1:1: #if takes 1 argument, got 2"],
  ["[[#a]][[/a]]", "1:1: #a is not a block: the blocks are #if, #unless, #each, #with"],
  ["\n [[> nobody]]", '2:2: unknown partial "nobody"'],
  ['[[> (lookup . "a")]]', '1:1: unknown partial "(…)"'],
  ["[[#> p]][[/p]]", "1:1: this form of Handlebars is not part of the dialect"],
];

for (const [source, message] of mistakes) {
  test(`a mistake is an error with its place: ${JSON.stringify(source)}`, () =>
    assert.is(failure(source, { a: 1 }), `test.hbs:${message}`));
}

test("an error in a partial names the partial's own line", () => {
  const partials = { outer: "\n\n  [[> inner]]\n", inner: "x\n [[yaml missing]]\n", bad: "\n[[#if]][[/if]]" };
  assert.is(failure("[[> outer]]", {}, partials), '_inner.hbs:2:9: unknown name "missing"');
  assert.is(failure("[[> bad]]", {}, partials), "_bad.hbs:2:1: #if takes 1 argument, got 0");
});

test("private-use characters in the context are the user's", () => {
  assert.is(render("[[raw a]]{", { a: "\uE000\uE001" }), "\uE000\uE001{");
});

test("nothing but identifiers and numbers is printed bare", () => {
  assert.is(render("[[a]] [[b]] [[c]]", { a: "a-b.c/d:1", b: 1.5, c: false }), "a-b.c/d:1 1.5 false");
  for (const a of ["a b", "a: b", "a:", "{{ x }}", "a\nb", '"', "", null, undefined, {}, []]) {
    assert.match(
      failure("[[a]]", { a }),
      /^test\.hbs:1:1: .* is neither a number nor an identifier: print it by \[\[yaml …\]\]$/,
    );
  }
});

test("members of a prototype are no names", () => {
  for (const name of ["constructor", "toString", "__proto__"])
    assert.match(failure(`[[yaml ${name}]]`), /unknown name/);
});

test.run();
