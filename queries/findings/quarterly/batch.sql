-- One row per account that is reported together with the others in one go.
select unnest(getvariable('report_accounts')) as account_id
