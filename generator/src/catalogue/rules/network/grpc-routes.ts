import type { Route } from "../../model/catalogue.js";
import { grpcMethod } from "../../facts/grpc-method.js";
import type { Problem } from "../../../problem/problem.js";
import { isUnresolved, resolveRoute } from "../../facts/target.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** What routes to a port that speaks gRPC say is something that gRPC has. */
export const grpcRoutes: Rule = ({ services }) =>
  services.flatMap((service) =>
    service.routes.flatMap((route) => {
      const target = resolveRoute(service, route);
      if (!isUnresolved(target) && target.port.scheme === "grpcs")
        return [
          {
            path: route.path,
            message:
              `leads to the port ${target.port.name}, which speaks gRPC ` +
              "by TLS; routes end TLS themselves and want scheme grpc",
          },
        ];
      return route.grpc ? grpcProblems(route) : [];
    }),
  );

function grpcProblems(route: Route): readonly Problem[] {
  const problem = (field: string, message: string): Problem => ({ path: at(route.path, field), message });
  return [
    ...(route.redirect ? [problem("redirect", "is for HTTP: gRPC clients follow none")] : []),
    ...(route.rewritePath === undefined
      ? []
      : [problem("rewritePath", "is for HTTP: the path of a gRPC call is its method")]),
    ...(grpcMethod(route)
      ? []
      : [
          problem(
            "path",
            'must be that of gRPC calls: "/", "/package.Service" or "/package.Service/Method", got ' +
              `${JSON.stringify(route.urlPath)}${route.pathType === "Exact" ? " with pathType Exact" : ""}`,
          ),
        ]),
  ];
}
