import type { Case } from "./object-cases.js";

/** What callers outside of a release know of it. */
export const addressCases: readonly Case[] = [
  [
    "another port of a Service",
    service("ports: [{port: 8080, name: http}]"),
    service("ports: [{port: 9090, name: http}]"),
    "major Service/a does not answer at port 8080/TCP any more; minor Service/a answers at port 9090/TCP now",
  ],
  [
    "another name of a port",
    service("ports: [{port: 80, name: http}]"),
    service("ports: [{port: 80, name: web}]"),
    "major Service/a does not answer at the port named http any more; " +
      "minor Service/a answers at the port named web now",
  ],
  [
    "another protocol",
    service("ports: [{port: 53, protocol: UDP}]"),
    service("ports: [{port: 53}]"),
    "major Service/a does not answer at port 53/UDP any more; minor Service/a answers at port 53/TCP now",
  ],
  [
    "one port more",
    service("ports: [{port: 80}]"),
    service("ports: [{port: 81}, {port: 80}]"),
    "minor Service/a answers at port 81/TCP now",
  ],
  [
    "another port of the pods behind a Service",
    service("ports: [{port: 80, targetPort: 8080}]"),
    service("ports: [{port: 80, targetPort: 9090}]"),
  ],
  [
    "another port of pods that are asked themselves",
    service("clusterIP: None, ports: [{port: 80, targetPort: 8080}]"),
    service("clusterIP: None, ports: [{port: 80, targetPort: 9090}]"),
    "major Service/a does not answer at port 8080/TCP any more; minor Service/a answers at port 9090/TCP now",
  ],
  [
    "no load balancer, and its port of the nodes",
    service("type: LoadBalancer, ports: [{port: 80, nodePort: 30080}]"),
    service("ports: [{port: 80}]"),
    "major Service/a does not answer at port 30080/TCP of the nodes any more; " +
      "major Service/a does not answer at a load balancer any more",
  ],
  [
    "another host and path of an Ingress",
    ingress(
      "host: a.example.com, http: {paths: [{path: /v1, pathType: Prefix}, {path: /x, pathType: Exact}]}",
    ),
    ingress("host: b.example.com, http: {paths: [{path: /v1, pathType: Prefix}]}"),
    "major Ingress/a does not answer at a.example.com/v1 any more; " +
      "major Ingress/a does not answer at a.example.com/x (Exact) any more; " +
      "minor Ingress/a answers at b.example.com/v1 now",
  ],
  [
    "only the backend of an Ingress",
    ingress("host: a.example.com, http: {paths: [{path: /, backend: {service: {name: a}}}]}"),
    ingress("host: a.example.com, http: {paths: [{path: /, backend: {service: {name: b}}}]}"),
  ],
  [
    "another path of an HTTPRoute, of two hosts",
    route("HTTPRoute", "hostnames: [a, b], rules: [{matches: [{path: {value: /x, type: PathPrefix}}]}]"),
    route("HTTPRoute", "hostnames: [a, b], rules: [{}]"),
    "major HTTPRoute/a does not answer at a/x any more; major HTTPRoute/a does not answer at b/x any more; " +
      "minor HTTPRoute/a answers at a/ now; minor HTTPRoute/a answers at b/ now",
  ],
  [
    "a GRPCRoute of one service only",
    route("GRPCRoute", "rules: [{matches: [{method: {service: shop.Cart}}, {method: {service: shop.Pay}}]}]"),
    route("GRPCRoute", "rules: [{matches: [{method: {service: shop.Cart}}]}]"),
    "major GRPCRoute/a does not answer at */shop.Pay/* any more",
  ],
];

function service(spec: string): string {
  return `apiVersion: v1, kind: Service, metadata: {name: a}, spec: {${spec}}`;
}

function ingress(rule: string): string {
  return `apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}, spec: {rules: [{${rule}}]}`;
}

function route(kind: string, spec: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: a}, spec: {${spec}}`;
}
