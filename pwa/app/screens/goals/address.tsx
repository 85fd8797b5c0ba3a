import { place } from "../../routes";
import { NotFound } from "../not_found";
import { Calculator } from "./calculator";
import { GoalScreen } from "./goal";
import { Goals } from "./goals";
import { NewGoal } from "./new_goal";
import { RepGoals } from "./rep_goals";

/** The screen of goals at the address where the app is; a rep’s own stand at the rep’s id. */
export function AGoal() {
  const [, second, third, ...more] = place.value.parts;
  if (more.length > 0) return <NotFound />;
  if (second === "goal" && third) return <GoalScreen key={third} id={third} />;
  if (third) return <NotFound />;
  if (!second) return <Goals />;
  if (second === "new") return <NewGoal key={place.value.query.get("rep")} />;
  if (second === "calculator") return <Calculator />;
  return <RepGoals key={second} id={second} />;
}
