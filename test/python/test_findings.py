import cdk8s
import pytest

import cdk8s_networking as net


def unprotected():
    app = cdk8s.App()
    net.presets.K3s(network_policy=False).apply_to(app)
    chart = cdk8s.Chart(app, "shop", namespace="shop")
    net.SecureNamespace(chart, "Ns")
    return app, chart


def test_an_error_fails_synth():
    app, chart = unprotected()
    [finding] = net.Findings.of(app).all
    assert (finding.id, finding.path, finding.severity) == ("PoliciesNotEnforced", "shop/Ns", net.Severity.ERROR)
    assert finding.acknowledged_because is None
    assert finding.sentence and finding.mend
    with pytest.raises(RuntimeError, match="PoliciesNotEnforced"):
        app.synth_yaml()


def test_acknowledged_on_an_ancestor_it_is_listed_with_its_reason():
    app, chart = unprotected()
    net.Findings.of(chart).acknowledge("PoliciesNotEnforced", "a developer's laptop")
    app.synth_yaml()
    assert [each.acknowledged_because for each in net.Findings.of(app).all] == ["a developer's laptop"]


def test_a_warning_does_not_fail_synth():
    app = cdk8s.App()
    chart = cdk8s.Chart(app, "shop", namespace="shop")
    net.SecureNamespace(chart, "Ns")
    app.synth_yaml()
    assert {each.severity for each in net.Findings.of(app).all} == {net.Severity.WARNING}
