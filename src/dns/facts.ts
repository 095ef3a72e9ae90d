/** The namespace where Kubernetes itself and most distributions keep DNS. */
export const KUBE_SYSTEM = 'kube-system';

/** The port names are asked on, and the one CoreDNS listens on unless told otherwise. */
export const DNS_PORT = 53;

/**
 * CoreDNS as kubeadm, EKS, AKS and k3s install it; it kept the label of its predecessor.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/cmd/kubeadm/app/phases/addons/dns/manifests.go
 * @see https://github.com/k3s-io/k3s/blob/master/manifests/coredns.yaml
 */
export const KUBE_DNS_LABELS = { 'k8s-app': 'kube-dns' };

/**
 * CoreDNS as its own Helm chart installs it, unless `k8sAppLabelOverride` is set.
 *
 * @see https://github.com/coredns/helm/blob/master/charts/coredns/templates/_helpers.tpl
 */
export const COREDNS_CHART_LABELS = { 'k8s-app': 'coredns' };

/**
 * CoreDNS of a Gardener shoot listens here: its Service leads 53 to 8053. Labels and namespace are the usual ones.
 *
 * @see https://github.com/gardener/gardener/blob/master/pkg/component/networking/coredns/coredns.go
 */
export const GARDENER_PORT = 8053;

/**
 * OpenShift's DNS: its Service leads 53 to 5353.
 *
 * @see https://github.com/openshift/cluster-dns-operator/blob/master/pkg/operator/controller/names.go
 * @see https://github.com/nmstate/kubernetes-nmstate/pull/1570
 */
export const OPENSHIFT_NAMESPACE = 'openshift-dns';
export const OPENSHIFT_LABELS = { 'dns.operator.openshift.io/daemonset-dns': 'default' };
export const OPENSHIFT_PORT = 5353;

/**
 * Where NodeLocal DNSCache listens on each node, unless it was installed with another address.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export const NODE_LOCAL_ADDRESS = '169.254.20.10';

/**
 * NodeLocal DNSCache's pods. They can be selected only where they are on the pod network.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/cluster/addons/dns/nodelocaldns/nodelocaldns.yaml
 * @see https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/#node-local-dns-cache
 */
export const NODE_LOCAL_LABELS = { 'k8s-app': 'node-local-dns' };

/**
 * Cloud DNS for GKE answers where the metadata server does, on another port.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns
 * @see https://github.com/tektoncd/operator/issues/4000
 */
export const GKE_CLOUD_DNS_ADDRESS = '169.254.169.254';

/**
 * AKS LocalDNS: the first for pods with `dnsPolicy: ClusterFirst`, the second for `Default`.
 *
 * @see https://learn.microsoft.com/azure/aks/dns-concepts
 */
export const AKS_LOCAL_DNS_ADDRESSES = ['169.254.10.11', '169.254.10.10'];
