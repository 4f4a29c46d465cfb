-- One row per case in a queue that was answered, with its place in that
-- instant.
select * from int_queue_answers
