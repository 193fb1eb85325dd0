// The log of what people decided: append only, the only truth about names. The last write of every register stands in
// `state`, written in the same transaction. Undo is a decision too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/Registers.h"
#include "photo/Ids.h"

namespace albumen {

/// One register write to be. What stood there before is read when it is appended.
struct RegisterWrite {
    Register reg{};
    std::int64_t a = 0, b = 0;
    Value after; ///< monostate: the register is cleared
};

/// A decision before it is appended.
struct Draft {
    DecisionKind kind{};
    std::string note; ///< for the history: what the person did, e.g. a name
    std::vector<RegisterWrite> writes;
};

/// The faces that these writes speak of, each once.
std::vector<FaceId> facesIn(const std::vector<RegisterWrite>& writes);

/// The photos that they speak of, as files, each once: kept, or thrown away.
std::vector<PhotoId> photosIn(const std::vector<RegisterWrite>& writes);

/// The pictures that they speak of, each once.
std::vector<ContentNo> picturesIn(const std::vector<RegisterWrite>& writes);

/// What stood in a register before decisions of another library came in.
struct RegisterBefore {
    Register reg{};
    std::int64_t a = 0, b = 0;
    Value value;
};

/// A row of the history.
struct DecisionRow {
    DecisionId id{};
    Uid uid;
    DecisionKind kind{};
    std::int64_t atMs = 0; ///< UTC
    std::string note;
    std::uint64_t changes = 0, faces = 0, pictures = 0; ///< registers written; faces, and pictures or photos, that they are of
    std::optional<DecisionId> undoes;
    std::optional<DecisionKind> of; ///< of an undo or redo: what it took or brought back
    bool active = true;             ///< not undone
};

struct Undone {
    DecisionId decision{};               ///< the new entry of the log
    DecisionId of{};                     ///< what it undid or did again
    DecisionId about{};                  ///< the decision that went, or that came back
    DecisionKind kind{};                 ///< of the decision that was undone
    std::string note;                    ///< of the decision that was undone
    std::uint64_t written = 0, left = 0; ///< registers put back; registers left because something newer stands there
};

/// What undoing a decision would do.
struct Undoing {
    DecisionKind kind{};
    std::string note;
    std::vector<RegisterWrite> back; ///< put back to what stood there before
    std::vector<RegisterWrite> left; ///< left: something newer stands there. `after` is nothing
};

/// The log also holds decisions of other libraries, taken over one by one. They are in no history here and never undone
/// one by one: the exchange that brought them is, as one.
/// Requires: writing functions run inside a transaction of the writer (Catalogue::decide, Writer::now).
/// Threads: as the Db.
class DecisionLog
{
public:
    DecisionLog(Db& db, std::int64_t nowMs) : db_(db), nowMs_(nowMs) {}

    /// Writes that change nothing are left out. None: nothing would change, and nothing was appended.
    Result<std::optional<DecisionId>> append(const Draft& draft);
    /// Notes as one entry what the decisions of another library, which are in the log and in `state` already, changed
    /// here. It says nothing new: its writes take no part in the fold, and no other library is told. Undoing it is a
    /// decision like any other. Of a register named twice the first holds. Gives how many hold something else now;
    /// where none does, nothing is appended.
    Result<std::uint64_t> appendExchange(const std::string& note, const std::vector<RegisterBefore>& before);
    /// Undoes the newest decision of this library still in force. Fails: nothingToUndo.
    Result<Undone> undoLast();
    /// Undoes one decision wherever its registers still hold what it wrote; a person who was given a face since keeps
    /// the name. Fails: nothingToUndo (unknown, undone, or of another library).
    Result<Undone> undo(DecisionId decision);
    /// What undo() of it would write now. Fails: the same.
    Result<Undoing> wouldUndo(DecisionId decision) const;
    /// Undoes the newest undo, unless something else was decided since. Fails: nothingToUndo.
    Result<Undone> redoLast();

    /// What this library decided, newest first.
    Result<std::vector<DecisionRow>> history(std::size_t limit) const;

    /// The first faces, pictures and people that a decision speaks of, at most so many of each; of a merge both people.
    struct Spoken {
        std::vector<FaceId> faces;
        std::vector<ContentNo> pictures;
        std::vector<PersonId> people;
    };
    Result<Spoken> firstOf(DecisionId decision, std::size_t most) const;
    /// What a decision wrote.
    Result<std::vector<RegisterWrite>> writesOf(DecisionId decision) const;
    /// What all entries after this one wrote, oldest first; undos and exchanges among them.
    Result<std::vector<RegisterWrite>> writesSince(DecisionId decision) const;
    /// All decisions after this one, oldest first.
    Result<std::vector<DecisionId>> since(DecisionId decision) const;
    /// The newest entry; 0: nobody decided anything.
    Result<DecisionId> head() const;

    Result<Value> read(Register reg, std::int64_t a, std::int64_t b = 0) const;

    struct StateRow {
        Register reg{};
        std::int64_t a = 0, b = 0;
        Value value;
        bool operator==(const StateRow&) const = default;
    };
    /// What `state` holds, ordered by register, a, b.
    Result<std::vector<StateRow>> state() const;
    /// The same, folded from the log alone: last write per register in the order (clock, library, time, id), exchanges
    /// left out. The time tells decisions of one library apart that was put back to a copy and went on from there.
    Result<std::vector<StateRow>> fold() const;

    /// Every person's root, from all merges in log order; a merge that would close a circle is skipped.
    Status refoldRoots();

private:
    struct Change {
        RegisterWrite write;
        Value before;
    };
    Result<DecisionId> insert(DecisionKind kind, const std::string& note, std::optional<DecisionId> undoes,
                              const std::vector<Change>& changes);
    Result<DecisionId> write(DecisionKind kind, const std::string& note, std::optional<DecisionId> undoes,
                             const std::vector<Change>& changes);
    struct Reversal {
        DecisionId about{}; ///< the decision that goes, or that comes back
        DecisionKind kind{};
        std::string note;
        std::vector<Change> changes;
        std::vector<RegisterWrite> left;
    };
    Status checkInForce(DecisionId decision) const;
    Result<Reversal> reversalOf(DecisionId decision) const;
    Result<Undone> revert(DecisionId decision, DecisionKind as);
    /// Of the changes to be, leaves those that clear the name of a person whom somebody gave a face since.
    Status keepNeededNames(Reversal& reversal) const;
    Status put(const RegisterWrite& write, DecisionId decision);
    /// refoldRoots after the newest decision, which merged only people who had not been merged before.
    Status addMerges(const std::vector<RegisterWrite>& merges);

    Db& db_;
    std::int64_t nowMs_;
};

} // namespace albumen
