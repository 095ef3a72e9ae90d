import pathlib

import cdk8s
import constructs
import jsii
import pytest
from cdk8s_networking import App


def fill(app):
    for name in ("shop", "blog"):
        chart = cdk8s.Chart(app, name)
        cdk8s.ApiObject(chart, "Map", api_version="v1", kind="ConfigMap", metadata={"name": name})
    app.charts[0].add_dependency(app.charts[1])


def files(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in pathlib.Path(folder).rglob("*") if path.is_file()}


@pytest.mark.parametrize("output_type", list(cdk8s.YamlOutputType))
def test_it_writes_what_the_app_of_cdk8s_writes(tmp_path, output_type):
    written = []
    for of, folder in ((cdk8s.App, "stock"), (App, "ours")):
        app = of(outdir=str(tmp_path / folder), yaml_output_type=output_type, record_construct_metadata=True)
        fill(app)
        app.synth()
        written.append(files(tmp_path / folder))
    assert written[0] == written[1]
    assert len(written[1]) > 1


def test_the_charts_and_the_text_of_an_app(tmp_path):
    app = App(outdir=str(tmp_path))
    fill(app)
    assert app.synth_yaml().count("kind: ConfigMap") == 2
    assert [chart.node.id for chart in app.charts] == ["blog", "shop"]


def test_a_resolver_in_python_is_heard(tmp_path):
    @jsii.implements(cdk8s.IResolver)
    class Shout:
        def resolve(self, context):
            if context.value == "quiet":
                context.replace_value("loud")

    app = App(outdir=str(tmp_path), resolvers=[Shout()])
    chart = cdk8s.Chart(app, "chart")
    cdk8s.ApiObject(chart, "Map", api_version="v1", kind="ConfigMap", metadata={"name": "map", "labels": {"is": "quiet"}})
    app.synth()
    assert "is: loud" in files(tmp_path)["chart.k8s.yaml"]


def test_refuses_what_a_validation_in_python_refuses(tmp_path):
    @jsii.implements(constructs.IValidation)
    class Never:
        def validate(self):
            return ["no good"]

    app = App(outdir=str(tmp_path))
    cdk8s.Chart(app, "chart").node.add_validation(Never())
    with pytest.raises(RuntimeError, match=r"Validation failed with the following errors:\s+\[chart\] no good"):
        app.synth()
    assert files(tmp_path) == {}
