//! Goal, next step, task, next talk, and the steps of the plan.

use super::{Entry, Fact, Part, Teller, Value, Wording, below, numbered};
use crate::sections::{Path, Step, Task};

impl Teller<'_> {
    pub(super) fn plan(&self) -> Option<Entry> {
        let goal = self.payload.goal.as_ref();
        let plan = self.payload.plan.as_ref();
        let task = |task: &Task| {
            let name = self.say.dated("summary.task", &task.due);
            Fact::row("plan.task.text", name, Value::words(&task.text))
        };
        let follow_up = |day: &String| {
            let day = Value::Date((self.say.date)(day));
            Fact::row("plan.followUp", self.say.text("summary.follow-up"), day)
        };
        let services = plan.map(|plan| self.names(&plan.services, "service.", ""));
        let services = services.unwrap_or_default();
        let rows = [
            self.words("goal.goal", "summary.goal", goal.and_then(|goal| goal.goal.as_ref())),
            self.words(
                "goal.nextStep",
                "summary.next-step",
                goal.and_then(|goal| goal.next_step.as_ref()),
            ),
            plan.and_then(|plan| plan.task.as_ref()).map(task),
            plan.and_then(|plan| plan.follow_up.as_ref()).map(follow_up),
            Fact::list("plan.services", self.say.text("summary.services"), services),
        ];
        self.entry(Part::Plan, rows.into_iter().flatten().collect())
    }

    /// The steps of the plan, each with what is known of it.
    pub(super) fn steps(&self) -> Option<Entry> {
        let step = |(number, step): (u32, &Step)| {
            let path = below(&numbered("plan.steps", number), "text");
            Fact::item(path, Value::words(&step.text), step_details(step, self.say))
        };
        let steps = (1_u32..).zip(&self.payload.plan.as_ref()?.steps);
        self.entry(Part::Steps, steps.map(step).collect())
    }
}

/// What is known of a step beside its words.
pub fn step_details(step: &Step, say: Wording) -> Vec<String> {
    let kind = step.path.map(|path| match path {
        Path::Work => "path-kind.work",
        Path::Education => "path-kind.education",
        Path::Rehabilitation => "path-kind.rehabilitation",
    });
    let parts = [
        kind.map(|key| say.text(key)),
        step.responsible.as_ref().map(|id| say.named("responsible.", id, "")),
        step.status.as_ref().map(|id| say.named("step-status.", id, "")),
        step.due.as_ref().map(|due| say.dated("plan.due.by", due)),
        step.next.as_ref().map(|next| say.dated("plan.next.on", next)),
    ];
    parts.into_iter().flatten().collect()
}
