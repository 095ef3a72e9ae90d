import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_python_quickstart_writes_the_bytes_of_the_typescript_one(tmp_path):
    subprocess.run([sys.executable, ROOT / "examples/quickstart/main.py"], check=True, env={**os.environ, "CDK8S_OUTDIR": str(tmp_path)})
    assert [each.name for each in tmp_path.iterdir()] == ["shop.k8s.yaml"]
    assert (tmp_path / "shop.k8s.yaml").read_bytes() == (ROOT / "test/__yaml__/examples/quickstart.yaml").read_bytes()
