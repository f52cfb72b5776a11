-- What overviews look for: the cases of a campaign, those still open, and who acted. Every statement may run again.

CREATE INDEX IF NOT EXISTS applications_of_campaign ON applications ((context ->> 'campaign'), procedure, id);
CREATE INDEX IF NOT EXISTS applications_open ON applications (scope_path text_pattern_ops, procedure, state) INCLUDE (due_on, assignee_id, assignee_name) WHERE closed_at IS NULL AND stands_alone;
CREATE INDEX IF NOT EXISTS actions_of_actor ON actions (actor_id, id DESC);
