-- Milestones as a plan states them. They become the model's (`milestone`, under the same id) when the plan is approved.
CREATE TABLE plan_milestone (
    tenant_id $uuid NOT NULL REFERENCES tenant (id),
    id $uuid NOT NULL,
    plan_id $uuid NOT NULL,
    kind $text NOT NULL,
    title $text NOT NULL,
    due_on $date NOT NULL,
    due_rule $text NOT NULL CHECK (due_rule IN ('before', 'by')),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, plan_id) REFERENCES plan (tenant_id, id)
) $strict;
CREATE INDEX plan_milestone_plan ON plan_milestone (tenant_id, plan_id);
