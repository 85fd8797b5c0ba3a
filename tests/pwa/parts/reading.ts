import type { Reading } from "../../../pwa/app/coaching";

/** 11 of 18 opportunities by now, of the quarter that goes on, read on Thursday 19 November 2026. */
export const READING: Reading = {
  as_of: "2026-11-19",
  from: "2026-10-01",
  to: "2026-12-31",
  period: "quarter",
  partial: false,
  days: { done: 35, all: 65, absent: 0 },
  levels: [
    {
      level: "opportunities",
      status: "missed",
      metrics: [
        {
          metric: "opportunities",
          have: 11,
          unchecked: 0,
          not_counted: [],
          due: 18,
          target: 33,
          goal_period: "quarter",
          status: "missed",
          why: null,
        },
      ],
    },
  ],
  ratio: null,
  diagnosis: "not_known",
  reassess: false,
  points_to: null,
};
