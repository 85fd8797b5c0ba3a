import { Blank } from "../parts/live";
import { Page } from "../parts/page";

/** An address of nothing we have, or of something that this phone does not hold. */
export function NotFound() {
  return (
    <Page title="Not here">
      <Blank title="There is nothing at this address">
        <p class="note">It may belong to another team, or it has not reached this phone yet.</p>
        <a class="button" href="/">
          Back to the start
        </a>
      </Blank>
    </Page>
  );
}
