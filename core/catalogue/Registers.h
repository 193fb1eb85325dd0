// Everything a person can decide, each thing one register (kind, a, b) -> value; and the kinds of decisions. The
// numbers are in every catalogue ever written: never change one, only add.
#pragma once

#include <cstddef>
#include <string_view>

namespace albumen {

enum class Register : int {
    // a = face
    facePerson = 1,      ///< value: person id
    faceStatus = 2,      ///< value: FaceStatus
    faceNotPerson = 3,   ///< b = person; value 1: never suggested again, for that person's root and all merged into it
    facePair = 4,        ///< a < b, both faces; value: PairIs
    faceBox = 5,         ///< value: "x y w h"
    faceOffered = 6,     ///< b = person; value 1: another program names them in the photo and no other face is open
    faceNameRefused = 7, ///< value: a name that another program gave it later, and a person refused
    // a = person
    personName = 20,       ///< value: text
    personMergedInto = 21, ///< value: person id
    personHidden = 22,     ///< value: 1
    personBirth = 23,      ///< value: "YYYY-MM-DD"
    personCover = 24,      ///< value: face id
    personDeleted = 25,    ///< value: 1
    personUnfiled = 26,    ///< value: 1
    // a = content
    contentFavourite = 40,    ///< value: 1; a mark of its own, since other programs keep it beside their stars
    contentRating = 41,       ///< value: 1..5, its stars
    contentClass = 42,        ///< value: class number
    contentTag = 43,          ///< b = tag; value: 1 has it, 0 has it not
    contentTaken = 44,        ///< value: local seconds since 1970
    verdictDisagreed = 45,    ///< b = kind of verdict; value: 1 the person says it is not so
    contentTurn = 46,         ///< value: 1..3, quarters clockwise that it is shown turned by, beyond what its file says
    contentUnfiled = 47,      ///< value: 1
    contentPerson = 48,       ///< b = person; value 1: they are in it, nobody said where
    contentPlace = 49,        ///< value: "LATITUDE,LONGITUDE", see photo/Coordinates.h
    contentEvent = 50,        ///< value: text, the name of the event that it is in
    contentBegins = 51,       ///< value: 1 an event begins with it, 0 none does
    contentPlaceRefused = 52, ///< value: 1 no place is proposed for it any more
    // a = photo
    photoKept = 60,    ///< value: 1
    photoTrashed = 61, ///< value: 1
    // a = album
    albumName = 80,
    albumMember = 81, ///< b = content; value: position
    albumQuery = 82,
    albumCover = 83, ///< value: content id
    albumNotes = 84, ///< value: text
    // a = kind of limit or place
    limit = 100,        ///< a = LimitOf; value: real
    verdictLimit = 101, ///< a = Verdict; value: real, from which number on it holds
    alikeLimit = 102,   ///< a = AlikeKind; value: real, how much more alike than the network's limits ask
    placeName = 120,    ///< a = place
};

inline constexpr std::size_t longestNotes = 4000; ///< bytes, of an album

/// Whether a write to it can change whom faces are matched with, beside the faces it speaks of.
bool changesWhoIsWho(Register reg);

enum class LimitOf : int { match = 1, ask = 2 }; ///< how far beyond that of the model's record it stands
enum class FaceStatus : int { ignored = 1, notAFace = 2, removed = 3 };
enum class PairIs : int { notSame = 0, same = 1 };

enum class DecisionKind : int {
    named = 1,    ///< a group or faces became a person
    assigned = 2, ///< faces given to a person
    rejected = 3, ///< not this person
    ignored = 4,
    notAFace = 5,
    merged = 6,
    split = 7,
    renamed = 8,
    import = 9, ///< names read from files and folders
    undo = 10,
    redo = 11,
    drawn = 12,
    personChanged = 13, ///< hidden, birth, cover, deleted, unfiled
    photoChanged = 14,  ///< favourite, rating, class, tag, taken, verdict, kept, trashed, turn, unfiled, place
    albumChanged = 15,
    limitChanged = 16,
    pairSaid = 17,  ///< two faces are, or are not, one person
    confirmed = 18, ///< asked "is this X?", a person said yes
    restored = 19,  ///< a face ignored, or said to be none, is one again
    removed = 20,   ///< a face taken out of every list
    exchange = 21,  ///< what the decisions of another library changed in this one; see DecisionLog::appendExchange
    inExchange =
        22, ///< people of two libraries with one name became one, or a name came back: part of the next exchange
    groupSplit = 23,   ///< faces of a group are somebody else
    groupsMerged = 24, ///< two groups are one person
    forgotten = 25,    ///< all it said was of somebody who is forgotten: in no history, see ForgetPerson.h
    eventChanged = 26, ///< its name, where it begins
};
std::string_view nameOf(DecisionKind kind);

} // namespace albumen
