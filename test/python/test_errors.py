"""A refusal reaches Python as its message alone, so the message begins with the stable id and ends with the place."""

import cdk8s
import pytest
from conftest import deployment, letsencrypt

import cdk8s_networking as net

APP = {"image": "ghcr.io/acme/shop:1.4", "port": 8080}


def refusal(act):
    with pytest.raises(RuntimeError) as caught:
        act()
    return str(caught.value)


@pytest.mark.parametrize("problem, act", [
    ("InvalidPort", lambda: net.Port.tcp(0)),
    ("InvalidCidr", lambda: net.Cidr.of("10.0.0.1/8")),
    ("InvalidCidr", lambda: net.Peer.cidr("10.0.0.0/8", excluding=["192.168.0.0/16"])),
    ("InvalidHostname", lambda: net.Peer.https("shop_example")),
])
def test_refuses_values(problem, act):
    assert refusal(act).startswith(f"{problem}: ")


@pytest.mark.parametrize("problem, act", [
    ("InvalidPort", lambda chart: net.Port.tcp(0)),
    ("NotAWorkload", net.Workload.of),
    ("NoReason", lambda chart: net.Findings.of(chart).acknowledge("PoliciesNotEnforced", " ")),
])
def test_refusals_of_methods_begin_with_the_id(shop, problem, act):
    assert refusal(lambda: act(shop.chart)).startswith(f"{problem}: ")


@pytest.mark.parametrize("problem, act", [
    ("UnknownExposure", lambda: net.Platform(cni=net.Cni.enforcing("calico"), default_exposure="public")),
    ("OverlappingCidrs", lambda: net.presets.Kind(node_cidrs=["10.244.0.0/24"])),
])
def test_refuses_platforms(problem, act):
    assert refusal(act).startswith(f"{problem}: ")


@pytest.mark.parametrize("problem, place, act", [
    ("InvalidHostname", "shop/Shop", lambda chart: net.ExposedApp(chart, "Shop", **APP, hostname="shop_example")),
    ("UnknownExposure", "shop/Shop", lambda chart: net.ExposedApp(chart, "Shop", **APP, via="internal")),
    ("UnclearApp", "shop/Shop", lambda chart: net.ExposedApp(chart, "Shop", **APP, workload=deployment(chart, "web", 80))),
    ("NoPort", "shop/Shop", lambda chart: net.ExposedApp(chart, "Shop", image="ghcr.io/acme/shop:1.4")),
])
def test_refuses_constructs_and_says_where(shop, problem, place, act):
    said = refusal(lambda: act(shop.chart))
    assert said.startswith(f"{problem}: ")
    assert said.endswith(f"[{place}]")


@pytest.mark.parametrize("problem, place, act", [
    ("NotAWorkload", "shop", net.Workload.of),
    ("NobodyOfOurs", "shop/Redis", lambda chart: net.Service(
        chart, "Redis", service_type=net.ServiceType.EXTERNAL_NAME, external_name="redis.example.com",
    ).connections.allow_to(net.Peer.anyone(ports=[net.Port.HTTPS]))),
    ("NoPorts", "shop/web", lambda chart: net.Workload.of(deployment(chart, "web", 80)).connections.allow_to(net.Peer.anyone())),
    ("NoReason", "shop", lambda chart: net.Findings.of(chart).acknowledge("PoliciesNotEnforced", " ")),
    ("SecondCluster", "shop", lambda chart: net.presets.Kind().apply_to(chart)),
])
def test_refuses_calls_and_says_where(shop, problem, place, act):
    said = refusal(lambda: act(shop.chart))
    assert said.startswith(f"{problem}: ")
    assert said.endswith(f"[{place}]")


def test_refuses_an_app_without_a_platform():
    chart = cdk8s.Chart(cdk8s.App(), "shop", namespace="shop")
    said = refusal(lambda: net.ExposedApp(chart, "Shop", **APP, hostname="shop.example.com"))
    assert said.startswith("NoWayIn: ") and said.endswith("[shop/Shop]")


def test_refuses_a_namespace_without_a_name():
    app = cdk8s.App()
    net.presets.K3s(issuer=letsencrypt()).apply_to(app)
    said = refusal(lambda: net.SecureNamespace(cdk8s.Chart(app, "shop"), "Ns"))
    assert said.startswith("NoNamespace: ") and said.endswith("[shop/Ns]")


def test_refuses_at_synth_what_only_the_whole_tree_can_know(shop):
    net.SecureNamespace(shop.chart, "Ns")
    api = net.Workload.of(deployment(shop.chart, "api", 9000))
    api.connections.allow_to(net.Peer.https("api.stripe.com"))
    said = refusal(shop.app.synth_yaml)
    assert "PolicyCannotNameHostnames: " in said and "api.stripe.com" in said and "[shop/api]" in said
