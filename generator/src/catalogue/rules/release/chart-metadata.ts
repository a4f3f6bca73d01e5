import type { Catalogue } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * What goes into Chart.yaml is what `helm lint` takes, and the range of Kubernetes versions lets in those
 * that clouds run.
 */
export const chartMetadata: Rule = (catalogue) => [
  ...urls(catalogue),
  ...emails(catalogue),
  ...kubeVersion(catalogue),
];

function urls({ home, icon, sources, maintainers }: Catalogue): readonly Problem[] {
  const all = [
    { path: "home", url: home },
    { path: "icon", url: icon },
    ...sources.map((url, i) => ({ path: at("sources", i), url })),
    ...maintainers.map(({ url }, i) => ({ path: at("maintainers", i, "url"), url })),
  ];
  return all.flatMap(({ path, url }) =>
    url === undefined || isUrl(url)
      ? []
      : [{ path, message: `must be a URL such as "https://example.com/charts", got ${JSON.stringify(url)}` }],
  );
}

function isUrl(text: string): boolean {
  return /^(https?|data):/i.test(text) && URL.canParse(text) && !/\s/.test(text);
}

function emails({ maintainers }: Catalogue): readonly Problem[] {
  return maintainers.flatMap(({ email }, i) =>
    email === undefined || /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email)
      ? []
      : [
          {
            path: at("maintainers", i, "email"),
            message: `must be a mail address, got ${JSON.stringify(email)}`,
          },
        ],
  );
}

// Source: Masterminds/semver, constraints.go. A range without a pre-release never lets in "1.31.4-eks-5".
const NUMBER = String.raw`(\d+|[xX*])`;
const NUMBERS = String.raw`v?${NUMBER}(\.${NUMBER})?(\.${NUMBER})?(-[-0-9A-Za-z.]+)?(\+[-0-9A-Za-z.]+)?`;
const COMPARATOR = new RegExp(String.raw`^(=|!=|>|<|>=|=>|<=|=<|~|~>|\^)?\s*${NUMBERS}$`);

function kubeVersion({ kubeVersion }: Catalogue): readonly Problem[] {
  const alternatives = kubeVersion.split("||").map((part) =>
    part
      .trim()
      .replace(/\s+-\s+/g, " ")
      .replace(/([=<>~^])\s+/g, "$1")
      .split(/[\s,]+/),
  );
  if (!alternatives.flat().every((comparator) => COMPARATOR.test(comparator))) {
    return [
      {
        path: "kubeVersion",
        message: `must be a range of versions such as ">=1.31.0-0", got ${JSON.stringify(kubeVersion)}`,
      },
    ];
  }
  const closed = alternatives.find(
    (comparators) => !comparators.some((comparator) => comparator.includes("-")),
  );
  if (closed === undefined) return [];
  return [
    {
      path: "kubeVersion",
      message: `does not let in versions such as 1.31.4-eks-5, which clouds run. Write ${open(closed)}`,
    },
  ];
}

function open(comparators: readonly string[]): string {
  const complete = comparators.map((comparator) =>
    /^([<>]=?)(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(comparator),
  );
  if (!complete.every((match) => match !== null)) return 'it with a pre-release, such as ">=1.31.0-0"';
  return JSON.stringify(
    complete
      .map(([, operator, major, minor = "0", patch = "0"]) => `${operator}${major}.${minor}.${patch}-0`)
      .join(" "),
  );
}
