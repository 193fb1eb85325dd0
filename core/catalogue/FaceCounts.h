// What lists are ordered by: how many photos each person is in and how many faces each group shows. Counted once, then
// kept in memory: triggers of the writer's connection mark whatever a transaction touches, whoever wrote it, and at its
// commit those faces alone are looked up again.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Ids.h"

namespace albumen {

/// Faces in photos of the collection alone. Memory: some 100 bytes a face that counts.
/// Threads: all for the questions; the writer's for the rest.
class FaceCounts
{
public:
    /// Runs its argument at one moment of the library.
    using Read = std::function<Status(const std::function<Status(Db&)>&)>;
    using PhotosOf = std::unordered_map<PersonId, std::size_t>;

    explicit FaceCounts(Read read) : read_(std::move(read)) {}

    /// Photos with a face that is decided or surely matched; whoever has none is not in it.
    Result<PhotosOf> photosOfPeople();
    /// Numbers of the groups that show two faces and more, most faces first, then by number.
    Result<std::vector<std::int64_t>> groups();

    /// Has `db` mark what its transactions touch. Requires: the views of Views.h are there.
    static Status watch(Db& db);
    /// At the end of a transaction, inside it.
    Status beforeCommit(Db& db);
    /// After its end. Ensures: what was committed is in the answers.
    void afterCommit(bool committed);

private:
    /// A face counts for its person, or in its group while it is to be named; or for nobody.
    struct Standing {
        ContentNo content{};
        std::optional<PersonId> person;
        std::optional<std::int64_t> group; ///< number
    };
    using Standings = std::unordered_map<FaceId, Standing>;

    struct Counts {
        Standings faces; ///< that count
        std::unordered_map<PersonId, std::unordered_map<ContentNo, int>> people;
        std::unordered_map<std::int64_t, std::size_t> groups;

        void take(const Standings& fresh); ///< in the place of what these faces counted for
        void take(FaceId face, const Standing& fresh);
        void leave(const Standing& old);
    };

    /// Ensures: counts_ holds.
    Status count(std::unique_lock<std::mutex>& lock);
    static Status add(Query rows, Standings& standings);

    const Read read_;
    std::mutex mutex_; ///< guards the next five
    std::condition_variable changed_;
    std::optional<Counts> counts_; ///< as of the last commit; none: not counted yet
    bool counting_ = false;
    bool again_ = false;  ///< what was committed while somebody counts was not told face by face
    Standings meanwhile_; ///< committed while somebody counts
    // The writer's, of the transaction that is about to be committed:
    Standings told_;
    bool untold_ = false; ///< it touched more than is worth telling, or nobody had counted yet
};

} // namespace albumen
