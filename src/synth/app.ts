import { join } from 'path';
import * as cdk8s from 'cdk8s';
import { createFolder, writeFile } from './manifest-file';
import { Preparation } from './preparation';
import { topologyOf } from './topology';
import { YamlWriter } from './yaml-writer';

/** A manifest, as far as a file is named after it. */
interface Named {
  readonly kind: string;
  readonly metadata: { readonly name?: string };
}

/**
 * A cdk8s App that writes the same files in time linear in its size.
 *
 * Put it in place of cdk8s' own: it takes the same props and its output is the same to the byte. cdk8s prepares and validates the
 * whole app anew for each chart, which dominates from some hundred charts on; here that is done once.
 */
export class App extends cdk8s.App {
  public get charts(): cdk8s.Chart[] {
    return topologyOf(this).filter((construct) => cdk8s.Chart.isChart(construct));
  }

  public synth(): void {
    createFolder(this.outdir);
    const preparation = new Preparation(this);
    preparation.validate();
    const prefixed = preparation.resolve();
    const charts = this.charts;
    const names = charts.map((chart, at) => `${prefixed ? `${String(at).padStart(4, '0')}-` : ''}${cdk8s.Names.toDnsLabel(chart)}`);
    const writer = new YamlWriter();
    const save = (name: string, manifests: readonly unknown[]) => writeFile(
      join(this.outdir, `${name}${this.outputFileExtension}`), manifests.map((manifest) => writer.write(manifest)).join('---\n'),
    );
    switch (this.yamlOutputType) {
      case cdk8s.YamlOutputType.FILE_PER_APP: {
        // Text alone is kept of what is rendered.
        const documents = charts.flatMap((chart) => render(chart, preparation).map((manifest) => writer.write(manifest)));
        if (charts.length > 0) writeFile(join(this.outdir, `app${this.outputFileExtension}`), documents.join('---\n'));
        break;
      }
      case cdk8s.YamlOutputType.FILE_PER_CHART:
        charts.forEach((chart, at) => save(names[at], render(chart, preparation)));
        break;
      case cdk8s.YamlOutputType.FILE_PER_RESOURCE:
        for (const chart of charts) {
          for (const manifest of render(chart, preparation)) {
            if (manifest !== undefined) save(fileNameOf(manifest as Named), [manifest]);
          }
        }
        break;
      case cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
        charts.forEach((chart, at) => {
          createFolder(join(this.outdir, names[at]));
          objectsOf(chart).forEach((object) => save(join(names[at], fileNameOf(object)), [object.toJson()]));
        });
        break;
    }
    // cdk8s keeps to itself what it has read from the props and the environment.
    if (Reflect.get(this, 'recordConstructMetadata') === true) this.recordObjects();
  }

  public synthYaml(): string {
    const preparation = new Preparation(this);
    preparation.resolve();
    preparation.validate();
    const writer = new YamlWriter();
    return this.charts.flatMap((chart) => render(chart, preparation).map((manifest) => writer.write(manifest))).join('---\n');
  }

  private recordObjects(): void {
    const resources: { [name: string]: { path: string } } = {};
    for (const object of this.charts.flatMap(objectsOf)) resources[object.name] = { path: object.node.path };
    writeFile(join(this.outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
  }
}

/** A chart that renders itself its own way is asked, as cdk8s would. */
function render(chart: cdk8s.Chart, preparation: Preparation): unknown[] {
  if (chart.toJson !== cdk8s.Chart.prototype.toJson) return Object.values(chart.toJson());
  preparation.settle();
  return objectsOf(chart).map((object) => object.toJson());
}

/** An object belongs to the nearest chart above it. */
function objectsOf(chart: cdk8s.Chart): cdk8s.ApiObject[] {
  return topologyOf(chart).filter((construct) => cdk8s.ApiObject.isApiObject(construct)).filter((object) => cdk8s.Chart.of(object) === chart);
}

function fileNameOf({ kind, metadata }: Named): string {
  return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
