import json

import pytest
from conftest import deployment

import cdk8s_networking as net

MANIFESTS = """
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: main}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop, labels: {app: db}}
spec: {containers: [{name: main, ports: [{containerPort: 5432}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: api}}}]
"""


@pytest.fixture
def world(shop):
    net.SecureNamespace(shop.chart, "Ns")
    front = net.ExposedApp(shop.chart, "Front", image="ghcr.io/acme/front:1", port=8080)
    api = net.Workload.of(deployment(shop.chart, "api", 9000))
    db = deployment(shop.chart, "db", 5432)
    front.connections.allow_to(api)
    api.connections.allow_to(net.Workload.of(db))
    return front, api, db, net.Reachability.of(shop.app)


def test_sentences_about_constructs(world):
    front, api, db, reachability = world
    reachability.expect_allowed(front, api, net.Port.tcp(9000))
    reachability.expect_allowed(api, db)
    reachability.expect_denied(front, db)
    reachability.expect_denied(front, net.Peer.internet())
    with pytest.raises(RuntimeError, match=r"^NotAllowed: shop/Deployment/front → shop/Deployment/db must be allowed, got denied"):
        reachability.expect_allowed(front, db)


def test_what_the_world_reaches(world):
    [path] = [each for each in world[3].exposed() if "redirect" not in each.listener]
    assert (path.hostname, path.workload, path.verdict) == ("front.eu.example.com", "shop/Deployment/front", net.Verdict.ALLOWED)
    assert "namespace kube-system" in path.preconditions[0]


def test_connections_as_text_and_json(world):
    lines = [each.to_string() for each in world[3].connections()]
    assert "shop/Deployment/api → shop/Deployment/db: TCP 5432" in lines
    assert all(json.loads(each.to_json())["sources"] for each in world[3].connections())


def test_manifests_nobody_here_wrote():
    reachability = net.Reachability.of_manifests(MANIFESTS, pod_cidrs=["10.42.0.0/16"])
    explanation = reachability.explain("shop/Pod/web", "shop/Pod/db", net.Port.POSTGRES)
    assert explanation.verdict == net.Verdict.DENIED
    assert explanation.pairs[0].target_rules[0].policy == "shop/NetworkPolicy/db"
    assert json.loads(explanation.to_json())["verdict"] == "denied"
    assert [each.workload for each in reachability.unprotected()] == ["shop/Pod/web", "shop/Pod/db"]
    assert reachability.findings == []


def test_a_folder(tmp_path):
    (tmp_path / "all.yaml").write_text(MANIFESTS + "---\na: [\n")
    reachability = net.Reachability.of_directory(str(tmp_path))
    assert "shop/Pod/web" in reachability.endpoints
    assert [each.id for each in reachability.findings] == ["MalformedYaml"]


def test_an_unknown_end_is_refused():
    with pytest.raises(RuntimeError, match=r"^UnknownEnd: "):
        net.Reachability.of_manifests(MANIFESTS).explain("shop/Pod/x", "shop/Pod/db")
