/** What operators write into values, and what lies at the edges of Kubernetes' grammars; right or wrong. */
export const operatorsTexts: readonly string[] = [
  ..."a A a1 web web-app my_app a.b 0 1 01 007 1234 0x1 1e3 true yes on no null default Default".split(" "),
  ..."kubernetes kube-system system system-node-critical istio nginx traefik high-priority".split(" "),
  ..."app team tier zone hostname topology.kubernetes.io/zone kubernetes.io/hostname kubernetes.io/arch".split(
    " ",
  ),
  ..."example.com/team a.example.com/b A/b a_b/c -a/b a-/b 1/2 prometheus.io/scrape".split(" "),
  ..."node-role.kubernetes.io/control-plane kubernetes.io/ingress.class sidecar.istio.io/inject".split(" "),
  ..."helm.sh/hook helm.sh/resource-policy meta.helm.sh/release-name".split(" "),
  ..."container.apparmor.security.beta.kubernetes.io/web kubernetes.io/description".split(" "),
  ..."controller.kubernetes.io/pod-deletion-cost kubernetes.io/config.mirror pv.kubernetes.io/bound".split(
    " ",
  ),
  ..."seccomp.security.alpha.kubernetes.io/pod scheduler.alpha.kubernetes.io/tolerations".split(" "),
  ..."deprecated.deployment.rollback.to deprecated.daemonset.template.generation".split(" "),
  ..."-2147483648 -2147483647 2147483647 2147483648 -0 -1 +1".split(" "),
  ..."0 0m 1m 10m 100m 500m 0.1 0.5 1.5 1 2 4 16 64 1000 1k 1M 64Mi 128Mi 512Mi 1Gi 1.5Gi 8Gi 1Ti".split(" "),
  ..."0Gi 0.0 1E 9E 16Ei 9999999999999999999 0.0001 0.5m 1.0001 999999999999999999999E 1000m 00100m".split(
    " ",
  ),
  ..."cpu memory ephemeral-storage hugepages-2Mi hugepages-1Gi hugepages-3Ki hugepages-0Mi".split(" "),
  ..."nvidia.com/gpu amd.com/gpu example.com/foo kubernetes.io/foo requests.cpu pods storage".split(" "),
  ..."10.0.0.0/8 10.1.2.3/8 010.0.0.0/8 0.0.0.0/0 10.0.0.1/32 300.1.1.1/8 192.168.0.0/16 1.2.3.4/0".split(
    " ",
  ),
  ..."::/0 fd00::/8 fd00::1/8 ::ffff:10.0.0.0/104 2001:db8::/32 2001:DB8::/32 :/8 :::/8 1::2::3/64".split(
    " ",
  ),
  ..."127.0.0.1/32 169.254.169.254/32 10.0.0.5 ::1 10.0.0.256 1.2.3".split(" "),
  ..."shop.example.com *.example.com db.internal localhost example.com. a..b -a.com a-.com EXAMPLE.com".split(
    " ",
  ),
  ..."http://a.example.com https://a.example.com:8443/b?c=d / /healthz /a/b".split(" "),
  ..."1% 0% 100% 25% 50% 99% 000% 00%".split(" "),
  ..."1s 10s 5m 1h 0s 1h30m 1000h 0h 0m 1h0m".split(" "),
  ..."Exists Equal NoSchedule NoExecute DoNotSchedule 0 3600".split(" "),
  ..."0 1 2 3 4 5|* * * * *|*/5 * * * *|0 3 1 * *|@daily|@every 5m|0 0 31 2 *|60 * * * *|TZ=UTC * * * * *".split(
    "|",
  ),
  ..."Etc/UTC Europe/Berlin Local local UTC europe/berlin Mars/Olympus".split(" "),
  ..."metadata.name status.podIP spec.nodeName limits.cpu A A_B a-b a.b 1A __proto__ KUBECONFIG".split(" "),
  "",
  " ",
  "a b",
  // Names of labels end at 63 characters, those of objects and prefixes at 253.
  ...[15, 16, 52, 57, 63, 64, 127, 128, 253, 254, 300].map((length) => "a".repeat(length)),
  ...[63, 64].flatMap((length) => [`a.${"b".repeat(length)}`, `${"b".repeat(length)}.example.com`]),
  ...[253, 254].map((length) => `${"a.".repeat(length)}`.slice(0, length - 1) + "b"),
  ...[253, 254].map((length) => `${`${"a.".repeat(length)}`.slice(0, length - 1)}b/c`),
  ...[63, 64].map((length) => `example.com/${"n".repeat(length)}`),
];
