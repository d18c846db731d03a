// The layout of the file, one numbered step after another. A step that was released is never changed.
#pragma once

#include <soci/soci.h>

namespace consilium::store {

/// Brings the layout up to date, wholly or not at all. Returns whether the file had no layout yet.
/// Throws Unusable where the file belongs to something else or to a newer Consilium.
bool migrate(soci::session& sql);

}  // namespace consilium::store
