import cdk8s
import cdk8s_plus_28 as kplus
import pytest
from conftest import deployment, manifest

import cdk8s_networking as net


@pytest.fixture
def api(shop):
    net.SecureNamespace(shop.chart, "Ns")
    return net.Workload.of(deployment(shop.chart, "api", 9000))


def policy(shop, name="api"):
    return manifest(shop.chart, "NetworkPolicy", name)["spec"]


def test_one_relation_is_written_at_both_ends(shop, api):
    front = net.ExposedApp(shop.chart, "Front", image="ghcr.io/acme/front:1", port=8080)
    front.connections.allow_to(api, reason="orders")
    front.connections.allow_to(api)
    ports = [{"port": 9000, "protocol": "TCP"}]
    assert policy(shop)["ingress"] == [{"from": [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": "front"}}}], "ports": ports}]
    assert policy(shop, "front")["egress"] == [{"to": [{"podSelector": {"matchLabels": {"app": "api"}}}], "ports": ports}]


def test_a_cdk8s_plus_workload_and_its_service(shop, api):
    web = kplus.Deployment(
        shop.chart, "Web", metadata={"name": "web"}, containers=[kplus.ContainerProps(image="ghcr.io/acme/web:1", port_number=3000)],
    )
    adopted = net.Workload.of(web)
    assert adopted.workload_name == "web"
    assert adopted.namespace_name == "shop"
    api.connections.allow_to(net.Service.of(web.expose_via_service(ports=[kplus.ServicePort(port=80, target_port=3000)])))
    assert policy(shop)["egress"][0]["ports"] == [{"port": 3000, "protocol": "TCP"}]
    labels = manifest(shop.chart, "Deployment", "web")["spec"]["selector"]
    [pods] = [each["spec"] for each in cdk8s.Testing.synth(shop.chart) if each["kind"] == "NetworkPolicy" and each["spec"]["podSelector"] == labels]
    assert pods["ingress"][0]["from"] == [{"podSelector": {"matchLabels": {"app": "api"}}}]


def test_pods_that_are_created_elsewhere(shop, api):
    db = net.Workload.from_labels(shop.chart, "Db", labels={"app": "postgres"}, ports=[net.Port.POSTGRES])
    api.connections.allow_to(db)
    db.connections.allow_to(db)
    assert policy(shop, "db")["podSelector"] == {"matchLabels": {"app": "postgres"}}
    assert len(policy(shop, "db")["ingress"][0]["from"]) == 2


def test_isolating_one_workload(shop):
    net.Workload.of(deployment(shop.chart, "api", 9000)).isolate(egress=False)
    assert policy(shop)["policyTypes"] == ["Ingress"]


HTTPS = [{"port": 443, "protocol": "TCP"}]


@pytest.mark.parametrize("peer, rule", [
    (lambda: net.Peer.pods(namespace_name="kafka", labels={"app": "kafka"}, ports=[net.Port.KAFKA]), {
        "to": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kafka"}}, "podSelector": {"matchLabels": {"app": "kafka"}}}],
        "ports": [{"port": 9092, "protocol": "TCP"}],
    }),
    (lambda: net.Peer.namespaces(labels={"team": "data"}, pod_labels={"app": "db"}, ports=[net.Port.HTTPS]), {
        "to": [{"namespaceSelector": {"matchLabels": {"team": "data"}}, "podSelector": {"matchLabels": {"app": "db"}}}], "ports": HTTPS,
    }),
    (lambda: net.Peer.same_namespace(ports=[net.Port.HTTPS]), {"to": [{"podSelector": {}}], "ports": HTTPS}),
    (lambda: net.Peer.all_pods(ports=[net.Port.HTTPS]), {"to": [{"namespaceSelector": {}}], "ports": HTTPS}),
    (lambda: net.Peer.anyone(ports=[net.Port.HTTPS]), {"ports": HTTPS}),
    (lambda: net.Peer.cidr("10.0.0.0/8", excluding=["10.9.0.0/16"], ports=[net.Port.HTTPS]), {
        "to": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.9.0.0/16"]}}], "ports": HTTPS,
    }),
    (lambda: net.Peer.cidr("2001:db8::1/128", ports=[net.Port.udp_range(5000, 5010)]), {
        "to": [{"ipBlock": {"cidr": "2001:db8::1/128"}}], "ports": [{"port": 5000, "endPort": 5010, "protocol": "UDP"}],
    }),
])
def test_peers(shop, api, peer, rule):
    api.connections.allow_to(peer())
    assert policy(shop)["egress"] == [rule]


def test_the_internet_or_else(shop, api):
    api.connections.allow_to(net.Peer.https("api.stripe.com").or_else(net.Peer.internet()))
    rule = policy(shop)["egress"][0]
    assert rule["ports"] == HTTPS
    assert [each["ipBlock"]["cidr"] for each in rule["to"]] == ["0.0.0.0/0", "::/0"]
    assert "169.254.0.0/16" in rule["to"][0]["ipBlock"]["except"]


def test_ports_of_a_relation(shop, api):
    api.connections.allow_from(net.Peer.same_namespace(), ports=[net.Port.tcp_range(9000, 9010), net.Port.udp(9000)])
    assert policy(shop)["ingress"][0]["ports"] == [
        {"port": 9000, "protocol": "UDP"}, {"port": 9000, "endPort": 9010, "protocol": "TCP"},
    ]


def test_a_service_stands_for_its_pods(shop, api):
    service = net.Service(shop.chart, "Backend", workload=deployment(shop.chart, "backend", 7000), ports=[
        net.ServicePort(port=80, target_port=net.Port.tcp(7000), name="http"),
    ])
    api.connections.allow_to(service, reason="prices")
    assert policy(shop, "backend")["ingress"][0]["ports"] == [{"port": 7000, "protocol": "TCP"}]
