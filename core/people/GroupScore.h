// How right a grouping is, when somebody knows who everybody is. Every figure is over all faces: a face left single
// counts as a group of one, so nothing is gained by leaving the hard ones out.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace albumen {

/// Whom a face is of, and where the grouping put it.
struct GroupedFace {
    std::size_t person = 0;           ///< any number, equal for faces of one person
    std::optional<std::size_t> group; ///< none: left single
};

/// What one person adds to every figure, so that figures can be taken over other draws of the people.
struct PersonTally {
    std::size_t person = 0;
    double faces = 0;
    double grouped = 0;   ///< faces in groups
    double ofTheirs = 0;  ///< faces in groups that are mostly of this person
    double together = 0;  ///< the most of their faces that one such group holds
    double samePairs = 0; ///< pairs of their faces
    double joined = 0;    ///< of these: in one group
    double mixed = 0;     ///< pairs in one group of their faces with others', halved: each of the two counts one half
    double precision = 0, recall = 0; ///< BCubed, summed over their faces
};

/// From 0 to 1. A share of nothing is 1: where no pair is joined no pair is wrong.
struct GroupScore {
    double pairPrecision = 0; ///< of the pairs of faces in one group: those of one person
    double pairRecall = 0;    ///< of the pairs of faces of one person: those in one group
    /// BCubed (Bagga and Baldwin 1998): mean over the faces of the share of their group that is their person, and of
    /// the share of their person that is in their group, themselves included; F is the harmonic mean of both.
    double precision = 0, recall = 0, f = 0;
    double purity = 0;  ///< of the faces in groups: those of the person whom most of their group are of
    double found = 0;   ///< of the people with two faces and more: those who are most of some group
    double held = 0;    ///< mean over these people of the share of their faces in the largest group of theirs
    double grouped = 0; ///< of all faces: those in groups; people seen once keep it below 1
    double score = 0;   ///< (purity * found * held * grouped)^(1/4); 0 where nothing is grouped
};

/// One tally per person, by their number. Most of a group are of the person with most faces in it, of equals the
/// lowest number. Threads: all.
std::vector<PersonTally> tallyPeople(std::span<const GroupedFace> faces);

GroupScore scoreOf(std::span<const PersonTally> people);

/// A score with the interval that holds the true one in 95 of 100 cases: people drawn anew (bootstrap, Efron 1979),
/// their groups as they are.
struct GroupScoreInterval {
    GroupScore value, low, high;
};

/// Draws a thousand times by a fixed seed: the same people give the same interval.
GroupScoreInterval scoreWithInterval(std::span<const PersonTally> people);

} // namespace albumen
