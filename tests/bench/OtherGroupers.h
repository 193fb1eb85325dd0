// Ways to group that the product does not take, under the same constraints, to compare with.
#pragma once

#include <memory>

#include "people/Grouper.h"

namespace albumen::bench {

/// Whispers alone (people/Whispers.h): whoever has one label is one person.
std::unique_ptr<Grouper> makeWhispers(float limit, int threads);

/// Approximate rank-order clustering (Otto, Wang and Jain 2017): faces are one person whose lists of nearest faces are
/// alike. `limit` is on that distance, about 0 to 2; distances of vectors are not asked beyond the lists.
std::unique_ptr<Grouper> makeRankOrder(float limit, int threads);

/// HDBSCAN (Campello, Moulavi and Sander 2013): the tree of the faces joined by mutual reachability (the second nearest
/// face makes the core), of which the longest living branches of two faces and more are groups. `limit`: nothing
/// farther is joined at all.
std::unique_ptr<Grouper> makeDensityTree(float limit, int threads);

/// Joined by the mean alone, where the limit for large parts is 35 % of the way to 1.
std::unique_ptr<Grouper> makeSlack(float limit, int threads);

/// The nearest pairs up to `limit` joined one after the other as long as the two parts are within 1.3 times the limit
/// in the mean of all pairs; then parts within the limit in the mean.
std::unique_ptr<Grouper> makeLinks(float limit, int threads);

} // namespace albumen::bench
