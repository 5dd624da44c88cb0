delete from hidden
