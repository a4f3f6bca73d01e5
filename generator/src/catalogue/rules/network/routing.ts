import type { Catalogue, Feature, Part, Route, Service } from "../../model/catalogue.js";
import { gaps, isSupported, type TargetName } from "../../controllers/gaps.js";
import type { Problem } from "../../../problem/problem.js";
import { isAlike } from "../../complete/routes.js";
import { namedHost } from "../../facts/route-objects.js";
import { backendsOf, isUnresolved, resolveRoute } from "../../facts/target.js";
import { hinted, notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * What routes want fits together, and can be done by what they become: Ingress objects, HTTPRoute objects, or
 * both.
 */
export const routing: Rule = (catalogue) => [
  ...catalogue.services.flatMap((service) =>
    service.routes.flatMap((route) => [
      ...combinations(route),
      ...namedHosts(catalogue, route),
      ...sizes(route),
      ...canaries(service, route),
      ...names(service, route),
      ...listeners(catalogue, route),
    ]),
  ),
  ...(["ingress", "gateway"] as const).flatMap((target) => [
    ...(catalogue[target].enabled ? gaps(catalogue, target) : []).map(({ path, message }) => ({
      path,
      message,
    })),
    ...needlessReasons(catalogue, target),
  ]),
];

function combinations({ path, pathType, redirect, rewritePath, canary }: Route): readonly Problem[] {
  const problem = (field: string, message: string): Problem => ({ path: at(path, field), message });
  return [
    ...(rewritePath !== undefined && pathType !== "Prefix"
      ? [problem("rewritePath", `is only for pathType Prefix, got ${pathType}`)]
      : []),
    ...(redirect !== undefined && rewritePath !== undefined
      ? [problem("rewritePath", "is beside a redirect, after which the service sees nothing")]
      : []),
    ...(redirect !== undefined && canary !== undefined
      ? [problem("canary", "is beside a redirect, after which no service sees anything")]
      : []),
  ];
}

function namedHosts({ hosts }: Catalogue, { path, cors, redirect, asked }: Route): readonly Problem[] {
  const unknown = (part: Part | undefined): string | undefined => {
    const name = namedHost(part);
    return name === undefined || Object.hasOwn(hosts, name) ? undefined : name;
  };
  const names = Object.keys(hosts);
  const redirected = unknown(redirect?.host);
  const target = redirected === undefined ? hosts[namedHost(redirect?.host) ?? ""] : undefined;
  const origins = (cors?.origins ?? []).flatMap((parts, i) =>
    parts.flatMap((part) => {
      const name = unknown(part);
      return name === undefined
        ? []
        : [
            {
              path: at(asked.cors!, "origins", i),
              message: notAmong(name, names, "the hosts of the catalogue"),
            },
          ];
    }),
  );
  const open = cors?.credentials && cors.origins.some(([origin]) => origin === "*");
  return [
    ...origins,
    ...(open
      ? [
          {
            path: at(asked.cors!, "credentials"),
            message:
              "is true for the origin *, so any web page could " +
              "act for whoever is signed in. Name the origins",
          },
        ]
      : []),
    ...(target?.startsWith("*")
      ? [
          {
            path: at(path, "redirect", "host"),
            message: `is ${target}, and clients can be sent to one name only`,
          },
        ]
      : []),
    ...(redirected === undefined
      ? []
      : [
          {
            path: at(path, "redirect", "host"),
            message: hinted(
              `names ${JSON.stringify(redirected)}, which is neither a host of the catalogue nor a DNS name`,
              redirected,
              names,
            ),
          },
        ]),
  ];
}

function sizes({ bodySize, asked }: Route): readonly Problem[] {
  return bodySize === 0n ? [{ path: asked.bodySize!, message: "must be at least one byte" }] : [];
}

function canaries(service: Service, route: Route): readonly Problem[] {
  const [main, canary] = backendsOf(route).map((backend) => resolveRoute(service, backend));
  if (canary === undefined || main === undefined || isUnresolved(main)) return [];
  const path = at(route.path, "canary", "kubernetesService");
  if (isUnresolved(canary)) return [{ path, message: notAmong(canary.name, canary.among, canary.what) }];
  const other = service.routes.find(
    (one) => one.canary?.kubernetesService === route.canary!.kubernetesService,
  )!;
  if (other.canary!.weight !== route.canary!.weight) {
    return [
      {
        path: at(route.path, "canary", "weight"),
        message:
          `must be that of ${other.path}, ${other.canary!.weight}, for a canary ` +
          `has one weight, which operators tune; got ${route.canary!.weight}`,
      },
    ];
  }
  return main.kubernetesService.name === canary.kubernetesService.name
    ? [{ path, message: `is ${canary.kubernetesService.name}, to which the route leads anyway` }]
    : [];
}

// Annotations are an Ingress' own, so routes that need others need an Ingress of their own, and its name must
// stay when routes come and go.
function names({ routes }: Service, route: Route): readonly Problem[] {
  const [first] = routes.filter(({ name }) => name === route.name);
  if (first === undefined || isAlike(first, route)) {
    return route.name === undefined && (route.redirect ?? route.rewritePath ?? route.canary) !== undefined
      ? [
          {
            path: route.path,
            message:
              "has a redirect, rewritePath or canary, so it " +
              "becomes an Ingress of its own, which needs a name",
          },
        ]
      : [];
  }
  return route.name === undefined
    ? [
        {
          path: route.path,
          message:
            `wants other settings than ${first.path}, so it ` +
            "becomes an Ingress of its own, which needs a name",
        },
      ]
    : [
        {
          path: at(route.path, "name"),
          message: `is that of ${first.path}, which has other settings; one Ingress cannot have both`,
        },
      ];
}

function listeners({ gateway }: Catalogue, { redirectToHttps, asked }: Route): readonly Problem[] {
  if (!gateway.enabled || !redirectToHttps) return [];
  return (["sectionName", "httpSectionName"] as const)
    .filter((field) => gateway[field] === "")
    .map((field) => ({
      path: at("gateway", field),
      message: `must name a listener, for ${asked.redirectToHttps!} sends clients from one to the other`,
    }));
}

function needlessReasons(catalogue: Catalogue, target: TargetName): readonly Problem[] {
  const features = Object.keys(catalogue[target].unsupported) as Feature[];
  return features
    .filter((feature) => isSupported(catalogue, target, feature))
    .map((feature) => ({
      path: at(target, "unsupported", feature),
      message: "gives a reason for nothing: no route wants what cannot be done here. Take it away",
    }));
}
