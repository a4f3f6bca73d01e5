const account = "/var/run/secrets/kubernetes.io/serviceaccount";
const asks =
  `curl --silent --show-error --fail --max-time 10 --cacert ${account}/ca.crt ` +
  `--header "Authorization: Bearer $(cat ${account}/token)" --get`;
const api = "https://kubernetes.default.svc";

const dataRevisions = ["instance=$RELEASE", "name=$1", "component=data-revision"]
  .map((label) => `app.kubernetes.io/${label}`)
  .join(",");

/** Waits until each of its arguments, host:port, accepts connections. */
export const waitForStores = `for address do
  until nc -z -w 2 "\${address%:*}" "\${address##*:}"; do
    echo "waiting for $address"
    sleep 3
  done
  echo "$address accepts connections"
done
`;

/** Waits until Jobs have succeeded, one of each of the selectors, by labels, that its argument has in it. */
export const waitForJob = `for selector in $1; do
  until ${asks} \\
      --data-urlencode "labelSelector=$selector" --data-urlencode "fieldSelector=status.successful=1" \\
      "${api}/apis/batch/v1/namespaces/$NAMESPACE/jobs" | tr -d ' \\n' | grep -q '"items":\\[{'; do
    echo "waiting for the success of the Job with $selector; if there is none, helm upgrade makes it"
    sleep 3
  done
done
`;

const unreadable = "$service: cannot read what its data is like, so nothing was changed";
const refusal =
  "$service: refused, and nothing was changed. Only programs of revision $oldest or newer run " +
  "on its data; the wanted release has revision $revision. Safe, unless its migration failed: " +
  "release $newest, and those after release ${before:-0} that were no rollbacks (helm history)";
const pending =
  "Helm takes a rollback that was refused for one that still runs. Before the next upgrade: kubectl " +
  "delete secret --namespace=$NAMESPACE --selector=owner=helm,name=$RELEASE,status=pending-rollback";

/**
 * Refuses programs that cannot run on the data as it is now. Each argument is service=revision. What the data
 * may look like stands in ConfigMaps, whose labels the API server compares by number; each has the last
 * release that was installed with it. A pre-rollback hook that fails leaves the release in pending-rollback
 * (Helm 3 and 4), in which Helm upgrades nothing.
 */
export const guard = `records() {
  ${asks} --retry 5 --retry-all-errors \\
    --data-urlencode "labelSelector=${dataRevisions},$2" \\
    "${api}/api/v1/namespaces/$NAMESPACE/configmaps"
}
numbers() {
  tr -d ' \\n' | tr ',{}' '\\n\\n\\n' | sed -n "s|^\\"data/$1\\":\\"\\([0-9]*\\)\\"\\$|\\1|p" | sort -n
}
refused=0
for program do
  service=\${program%=*} revision=\${program##*=}
  found=$(records "$service" "data/compatible-from>$revision") || { echo "${unreadable}"; exit 1; }
  oldest=$(echo "$found" | numbers compatible-from | tail -n 1)
  [ -z "$oldest" ] && continue
  newest=$(records "$service" "data/revision>$((oldest - 1))" | numbers release | tail -n 1)
  before=$(records "$service" "data/revision<$oldest" | numbers release | tail -n 1)
  echo "${refusal}"
  refused=1
done
[ $refused = 0 ] || echo "${pending}"
exit $refused
`;

/**
 * Asks at each URL, its second and further arguments, until the answer is below its first, or the time is up.
 */
export function askRoutes(insecure: boolean): string {
  const status =
    `curl --silent --show-error${insecure ? " --insecure" : ""} ` +
    "--max-time 10 --output /dev/null --write-out '%{http_code}'";
  return `end=$(($(date +%s) + SECONDS_TO_ASK))
below=$1
shift
for url do
  until code=$(${status} "$url") && [ "$code" -lt "$below" ]; do
    [ "$(date +%s)" -ge "$end" ] && { echo "$url: $code, must be below $below"; exit 1; }
    sleep 3
  done
  echo "$url: $code"
done
`;
}
