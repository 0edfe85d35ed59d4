<?php
// Is no PHP.
// says: line 4
function { }
