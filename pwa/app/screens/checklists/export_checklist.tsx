import { useState } from "preact/hooks";
import { type Listed, writeChecklistFile } from "../../coaching";
import { giveFile } from "../../parts/give_file";

/** The checklist as a file that another organization can bring in. */
export function ExportChecklist({ listed, version }: { listed: Listed; version: number | null }) {
  const [said, setSaid] = useState("");
  async function hand() {
    const name = `ridealong-checklist-${version ? `version-${version}` : "draft"}.json`;
    const given = await giveFile(name, writeChecklistFile(listed));
    setSaid(given === "downloaded" ? `${name} is in your downloads.` : "");
  }
  return (
    <>
      <button type="button" class="button" onClick={hand}>
        Export as a file
      </button>
      {said && (
        <p class="note" role="status">
          {said}
        </p>
      )}
    </>
  );
}
