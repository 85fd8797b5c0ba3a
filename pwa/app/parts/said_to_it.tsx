import { sayToIt } from "../record/reply";
import { saidTo } from "../store/queries";
import { useLive } from "./live";
import { firstName } from "./person";
import { usePhone } from "./phone";
import { FoldedField } from "./text_field";

const LIMIT = 4000;

/** What people said to an interaction or a one thing; and the place for one's own words. */
export function SaidToIt({ about }: { about: string }) {
  const phone = usePhone();
  const live = useLive(() => saidTo(phone, about), [about]);
  if (live.state !== "here") return null; // the rest of the screen does not wait for it
  const mine = live.value.find((one) => one.mine);
  const others = live.value.filter((one) => one !== mine);
  return (
    <div class="stack tight">
      {others.map(({ id, text, by }) => (
        <p key={id} class="note said">
          {by ? firstName(by) : "Your manager"}: “{text}”
        </p>
      ))}
      <FoldedField
        open={others.length > 0 ? "Reply" : "Say something to it"}
        label="My words"
        hint={phone.me.role === "rep" ? "Your manager reads this." : "Your rep reads this."}
        limit={LIMIT}
        value={mine?.text ?? ""}
        save={(text) => sayToIt(phone, about, text)}
      />
    </div>
  );
}
