import { useState } from "preact/hooks";
import { exportUnsent } from "../record/export";
import { dayOf } from "../store/phone";
import { unsentRecords } from "../store/queries";
import { giveFile } from "./give_file";
import { usePhone } from "./phone";
import { recordInWords } from "./record_words";

/** Everything that is not sent, as a file: a way out that needs neither network nor server. Nothing is taken away here. */
export function ExportWork({ big = false }: { big?: boolean }) {
  const phone = usePhone();
  const [said, setSaid] = useState<{ given: string } | { failed: string } | null>(null);
  async function hand() {
    try {
      const today = dayOf(phone.now());
      const words = (await unsentRecords(phone.store)).map((record) =>
        recordInWords(record, today, phone.me.id),
      );
      const { name, text } = await exportUnsent(phone, words);
      const given = await giveFile(name, text);
      setSaid(given === "not" ? null : { given: given === "shared" ? name : `${name} is in your downloads` });
    } catch (failure) {
      setSaid({ failed: failure instanceof Error ? failure.message : String(failure) });
    }
  }
  return (
    <div class="stack tight">
      <button type="button" class={big ? "button big" : "button"} onClick={hand}>
        Export my unsent work
      </button>
      <p class="note" role="status">
        {said && "given" in said && (
          <>
            {said.given}. Give it to whoever looks after Ridealong at {phone.me.organization.name}: they can
            bring it in. It holds your private notes too. Your work stays here as well.
          </>
        )}
      </p>
      {said && "failed" in said && (
        <p class="alarm" role="alert">
          The file could not be made: {said.failed}
        </p>
      )}
    </div>
  );
}
