//! What is in the way, what is wished for, and what happens next.

use super::{Page, one_line};
use crate::payload::Payload;
use crate::sections::Obstacle;

impl Page<'_> {
    /// Obstacles in the client's order.
    pub(super) fn obstacles_and_wishes(&mut self, payload: &Payload) {
        let name = |obstacle: &Obstacle| match (&obstacle.text, &obstacle.id) {
            (Some(text), _) => one_line(text),
            (None, Some(id)) => self.named("factor.", id, ".label"),
            (None, None) => String::new(),
        };
        let obstacles = payload.background.iter().flat_map(|background| &background.obstacles);
        let obstacles = obstacles.map(name).collect::<Vec<_>>().join("; ");
        self.line("summary.obstacles", &obstacles);
        self.ids("summary.wishes", "wish.", &payload.wishes, ".label");
    }

    /// Goal, next step, between-session task, next meeting, services.
    pub(super) fn plan(&mut self, payload: &Payload) {
        let goal = payload.goal.as_ref();
        self.words("summary.goal", goal.and_then(|goal| goal.goal.as_ref()));
        self.words("summary.next-step", goal.and_then(|goal| goal.next_step.as_ref()));
        let Some(plan) = &payload.plan else { return };
        if let Some(task) = &plan.task {
            let heading = self.filled("summary.task", &[("date", &(self.date)(&task.due))]);
            self.lines.push([heading, one_line(&task.text)].join(": "));
        }
        let follow_up = plan.follow_up.as_deref().map(self.date).unwrap_or_default();
        self.line("summary.follow-up", &follow_up);
        self.ids("summary.services", "service.", &plan.services, "");
    }

    /// The details: the steps of the plan, and what affects taking up work.
    pub(super) fn steps_and_factors(&mut self, payload: &Payload) {
        for step in payload.plan.iter().flat_map(|plan| &plan.steps) {
            let responsible = step.responsible.as_ref();
            let parts = [
                Some(one_line(&step.text)),
                responsible.map(|id| self.named("responsible.", id, "")),
                step.due.as_deref().map(self.date),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            self.line("plan.title", &parts.join(", "));
        }
        if let Some(background) = &payload.background {
            self.ids("summary.factors", "factor.", &background.factors, ".label");
        }
    }
}
