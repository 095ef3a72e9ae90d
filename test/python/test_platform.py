import cdk8s
import pytest
from conftest import letsencrypt, manifest

import cdk8s_networking as net


def edge():
    return net.Gateway.from_name(
        "public",
        namespace_name="edge",
        controller=net.envoygateway.EnvoyGateway(),
        listeners=[net.Listener.http(route_namespaces=net.RouteNamespaces.all())],
        listener_sets=net.RouteNamespaces.all(),
    )


def chart_on(platform):
    app = cdk8s.App()
    platform.apply_to(app)
    return cdk8s.Chart(app, "shop", namespace="shop")


def test_several_ways_in_by_name():
    platform = net.Platform(
        cni=net.Cni.enforcing("calico"),
        dns=net.ClusterDns.core_dns(service_ip="10.96.0.10", node_local=net.NodeLocalDns.iptables()),
        exposures={
            "public": net.Exposure.on_gateway(edge()),
            "internal": net.Exposure.on_ingress(net.traefik.Traefik(namespace_name="traefik")),
        },
        default_exposure="public",
        issuer=letsencrypt(),
        domain="eu.example.com",
        kubernetes_version="1.36",
        pod_cidrs=["10.244.0.0/16"],
        service_cidrs=["10.96.0.0/12"],
        node_cidrs=["192.168.0.0/24"],
        api_server_cidrs=["192.168.0.10/32"],
        monitoring=net.Peer.pods(namespace_name="monitoring", labels={"app": "prometheus"}),
    )
    assert platform.default_exposure == "public"
    assert platform.domain == "eu.example.com"
    assert platform.cni.cni_name == "calico"
    chart = chart_on(platform)
    net.SecureNamespace(chart, "Ns", monitoring_ports=[net.Port.PROMETHEUS], allow_api_server=True)
    net.ExposedApp(chart, "Shop", image="ghcr.io/acme/shop:1.4", port=8080)
    net.ExposedApp(chart, "Admin", image="ghcr.io/acme/admin:1.4", port=8080, via="internal")
    assert manifest(chart, "ListenerSet", "shop")["spec"]["parentRef"] == {"name": "public", "namespace": "edge"}
    assert manifest(chart, "HTTPRoute", "shop")["spec"]["hostnames"] == ["shop.eu.example.com"]
    assert manifest(chart, "Ingress", "admin")["spec"]["ingressClassName"] == "traefik"
    answerers = [to for rule in manifest(chart, "NetworkPolicy", "allow-dns")["spec"]["egress"] for to in rule["to"]]
    assert {each["ipBlock"]["cidr"] for each in answerers if "ipBlock" in each} == {"10.96.0.10/32", "169.254.20.10/32"}


@pytest.mark.parametrize("dns, port", [
    (lambda: net.ClusterDns.core_dns(), 53),
    (lambda: net.ClusterDns.core_dns(node_local=net.NodeLocalDns.ipvs()), 53),
    (lambda: net.ClusterDns.core_dns(node_local=net.NodeLocalDns.redirected()), 53),
    (lambda: net.ClusterDns.core_dns_chart(namespace_name="coredns"), 53),
    (lambda: net.ClusterDns.open_shift(), 5353),
    (lambda: net.ClusterDns.gardener(), 8053),
    (lambda: net.ClusterDns.gke_kube_dns(service_ip="10.96.0.10"), 53),
    (lambda: net.ClusterDns.gke_cloud_dns(), 53),
    (lambda: net.ClusterDns.gke_autopilot(), 53),
    (lambda: net.ClusterDns.eks_auto_mode(service_ip="172.20.0.10"), 53),
    (lambda: net.ClusterDns.aks_local_dns(), 53),
    (lambda: net.ClusterDns.custom(peers=[net.Peer.cidr("10.0.0.53/32", ports=[net.Port.DNS_UDP, net.Port.DNS_TCP])]), 53),
])
def test_every_dns_environment(dns, port):
    chart = chart_on(net.Platform(cni=net.Cni.enforcing("calico"), dns=dns()))
    net.SecureNamespace(chart, "Ns")
    ports = [each for rule in manifest(chart, "NetworkPolicy", "allow-dns")["spec"]["egress"] for each in rule["ports"]]
    assert {"port": port, "protocol": "UDP"} in ports and {"port": port, "protocol": "TCP"} in ports


def test_the_platform_of_a_construct_and_one_derived_from_it(shop):
    above = net.Platform.of(shop.chart)
    assert above.default_exposure == "traefik"
    team = cdk8s.Chart(shop.app, "team", namespace="team")
    above.derive(domain="team.example.com").apply_to(team)
    assert net.ExposedApp(team, "Web", image="ghcr.io/acme/web:1", port=8080).url == "https://web.team.example.com"


@pytest.mark.parametrize("preset", [
    lambda **props: net.presets.K3s(network_policy=True, **props),
    lambda **props: net.presets.Kind(**props),
    lambda **props: net.presets.Kubeadm(cni=net.Cni.enforcing("calico"), **props),
])
def test_presets_take_what_they_cannot_know(preset):
    chart = chart_on(preset(
        exposures={"public": net.Exposure.on_gateway(edge())}, issuer=letsencrypt(), domain="example.com", node_cidrs=["192.168.0.0/24"],
    ))
    assert net.ExposedApp(chart, "Shop", image="ghcr.io/acme/shop:1.4", port=8080).url == "https://shop.example.com"


def test_a_platform_team_writes_its_gateway_and_issuer():
    app = cdk8s.App()
    chart = cdk8s.Chart(app, "edge", namespace="edge")
    gateway = net.Gateway(
        chart, "Public",
        controller=net.envoygateway.EnvoyGateway(deploy_type=net.envoygateway.DeployType.GATEWAY_NAMESPACE),
        listeners=[net.Listener.http(route_namespaces=net.RouteNamespaces.labels({"edge": "open"}))],
    )
    assert gateway.gateway_ref.gateway_name == "public"
    issuer = net.ClusterIssuer(chart, "Letsencrypt", signer=net.Signer.acme(
        email="ops@example.com",
        server=net.Signer.LETS_ENCRYPT_STAGING,
        solvers=[net.AcmeSolver.http01(net.Exposure.on_gateway(gateway))],
    ))
    net.Platform(cni=net.Cni.enforcing("calico"), exposures={"public": net.Exposure.on_gateway(gateway)}, issuer=issuer)
    assert "namespace" not in manifest(chart, "ClusterIssuer", "letsencrypt")["metadata"]
    assert manifest(chart, "Gateway", "public")["spec"]["listeners"][0]["allowedRoutes"] == {
        "namespaces": {"from": "Selector", "selector": {"matchLabels": {"edge": "open"}}},
    }


def test_a_certificate_of_its_own(shop):
    net.Certificate(
        shop.chart, "Api", hostnames=["api.example.com"], issuer=letsencrypt(), usages=[net.KeyUsage.SERVER_AUTH],
        private_key=net.PrivateKey.ecdsa(256),
    )
    assert manifest(shop.chart, "Certificate", "api")["spec"]["dnsNames"] == ["api.example.com"]
