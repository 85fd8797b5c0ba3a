import { Component, type ComponentChildren } from "preact";
import { Trouble } from "./live";

/** Catches what went wrong while drawing, so that a fault in one screen never leaves an empty page. */
export class Boundary extends Component<{ children: ComponentChildren }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  override componentDidCatch(error: unknown): void {
    this.setState({ error });
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Trouble error={this.state.error} />;
  }
}
