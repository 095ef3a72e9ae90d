import { App, Chart } from 'cdk8s';
import { KubeObject } from '../../cluster/object';
import { quietly } from '../positive/matrix/synthesize';

/** The namespace all questions are asked in; the server has it. */
export const HOME = 'agreement';

/** What the library answers to an input. */
export type OurAnswer =
  | { readonly objects: readonly KubeObject[] }
  | { readonly refusal: { readonly id: string; readonly message: string } }
  | { readonly defect: string };

export function ourAnswer(write: () => readonly KubeObject[]): OurAnswer {
  try {
    return { objects: quietly(write) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Thrown at once, or collected by cdk8s when the tree is whole, with the path before it.
    const id = /^(?:Validation failed with the following errors:\s+\[[^\]]*\] )?([A-Z][A-Za-z0-9]+): /.exec(message)?.[1];
    const known = error instanceof Error && (error.name === 'NetworkError' || message.startsWith('Validation failed')) ? id : undefined;
    return known === undefined ? { defect: `${String(error)}` } : { refusal: { id: known, message } };
  }
}

/** Builds an app with one chart in the home namespace and gives all it writes. */
export function written(build: (chart: Chart, app: App) => void): KubeObject[] {
  const app = new App();
  const chart = new Chart(app, 'home', { namespace: HOME });
  build(chart, app);
  return app.charts.flatMap((each) => each.toJson() as KubeObject[]);
}
