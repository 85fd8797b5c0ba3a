import { useId, useState } from "preact/hooks";
import { changeOwnPassword } from "../record/people";
import { NewPassword, SHORTEST_PASSWORD } from "./new_password";
import { usePhone } from "./phone";
import { Sheet } from "./sheet";
import { useAsking } from "./use_asking";

/** One's own password: the old one is asked for, and other places are signed out. */
export function OwnPassword() {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <div class="stack tight">
      <button type="button" class="button" onClick={() => setOpen(true)}>
        Change my password
      </button>
      {done && (
        <p class="note" role="status">
          Your password is changed. You are signed out everywhere else.
        </p>
      )}
      {open && (
        <Sheet label="Change my password" onClose={() => setOpen(false)}>
          <Form
            onDone={() => {
              setOpen(false);
              setDone(true);
            }}
          />
        </Sheet>
      )}
    </div>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const phone = usePhone();
  const id = useId();
  const [old, setOld] = useState("");
  const [chosen, setChosen] = useState("");
  const { busy, failed, run } = useAsking();
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (await run(() => changeOwnPassword(phone, old, chosen))) onDone();
  }
  return (
    <form class="stack" onSubmit={submit}>
      <h2>Change my password</h2>
      <input type="hidden" name="email" autocomplete="username" value={phone.me.email} />
      <div class="field">
        <label for={id}>The one you have now</label>
        <input
          id={id}
          class="input"
          type="password"
          autocomplete="current-password"
          required
          value={old}
          onInput={(event) => setOld(event.currentTarget.value)}
        />
      </div>
      <NewPassword label="The new one" value={chosen} onType={setChosen} />
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      <button
        type="submit"
        class="button filled big"
        disabled={busy || old === "" || chosen.length < SHORTEST_PASSWORD}
      >
        Change it
      </button>
    </form>
  );
}
