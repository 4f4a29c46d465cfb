-- One row per stretch in which a case waited for its first response in one
-- place of its queue, half-open, cut at every change.
select * from int_queue_stretches
