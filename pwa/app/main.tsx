import "./style/tokens.css";
import "./style/base.css";
import "./style/layout.css";
import "./style/places.css";
import "./style/controls.css";
import "./style/cards.css";
import "./style/marks.css";
import "./style/captured.css";
import "./style/tables.css";
import "./style/rep_page.css";
import "./style/board.css";
import "./style/coaching.css";
import "./style/overlays.css";
import "./style/report.css";
import "./style/retrospective.css";
import "./style/print.css";
import { render } from "preact";
import { CannotStart } from "./parts/cannot_start";
import { followTime } from "./parts/time";
import { followLinks } from "./routes";
import { App } from "./screens/app";
import { start } from "./start";

const root = document.getElementById("app");
if (!root) throw new Error("The shell has no #app to draw in");
followLinks();
followTime();
render(<App />, root);
try {
  await start();
} catch (error) {
  render(<CannotStart error={error} />, root); // the phone's store cannot be opened: say so instead of waiting for ever
}
