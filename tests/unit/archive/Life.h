// A life of an archive: days on which people and disks do something to it, and what must be true after each of them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "House.h"

namespace albumen::test {

/// A picture is the first bytes of a file, beginning with 'P'; what begins otherwise, or is shorter, opens as none.
inline constexpr std::size_t pictureBytes = 300;
std::string newPicture(int seed);
bool opens(const Path& file);
/// In the archive's trash, or a file of its own.
bool inTrash(const Path& file);
std::vector<Path> allBelow(const Path& folder);

/// What happens on a day, and to whom: the numbers are taken modulo what there is then, so that any day can be left out
/// of a life.
struct Day {
    unsigned what = 0, a = 0, b = 0, c = 0;
};

/// What is not as it must be.
struct Broken {
    std::string why;
};

class Life
{
public:
    explicit Life(FilingMode mode);

    /// Throws Broken as soon as something was lost.
    void live(const Day& day);
    /// Files and zips until all is done, and compares with what must be where.
    void end();
    static std::string nameOf(const Day& day);
    static unsigned kinds();

private:
    struct Photo {
        std::string name;    ///< below photos()
        std::string picture; ///< what is seen, of which the bytes begin
        std::string bytes;
        std::string sidecar = {}, ending = {}; ///< bytes of what lies beside it; empty: nothing does
        bool gone = false;                     ///< deleted by its owner, or moved by the archive
    };
    struct Picture {
        int content = 0;
        std::set<TargetKey> targets;
        bool savedOver = false; ///< of a photo that shows another by now: what was made of it may go
    };
    struct Kind {
        const char* name;
        void (Life::*live)(const Day&);
        unsigned often;
    };
    static const std::vector<Kind>& allKinds();
    static const std::vector<std::string> someNames; ///< of people

    // What people do in the program.
    void newPhoto(const Day&);
    void twin(const Day&);
    void decide(const Day&);
    void rename(const Day&);
    void merge(const Day&);
    void newPerson(const Day&);
    void choose(const Day&);
    void file(const Day&);
    void fileBadly(const Day&);
    void zip(const Day&);
    void zipBadly(const Day&);
    void verify(const Day&);
    // What they do with other programs, and what disks do.
    void deletePhoto(const Day&);
    void saveOver(const Day&);
    void correct(const Day&);
    void writeSidecar(const Day&);
    void deleteSidecar(const Day&);
    void forgetLooks(const Day&);
    void unplug(const Day&);
    void deleteCopy(const Day&);
    void deleteFolder(const Day&);
    void deleteZip(const Day&);
    void editCopy(const Day&);
    void rotCopy(const Day&);
    void cutCopy(const Day&);
    void rotZip(const Day&);
    void touchAll(const Day&);
    void strangersFile(const Day&);
    void strangersFolder(const Day&);
    void renameFolder(const Day&);

    void scan();
    LedgerState recorded(); ///< empty before the first filing
    void write(const Path& file, const std::string& bytes);
    void writeAs(const Day& day, const Path& file, const std::string& bytes);
    std::filesystem::file_time_type timeNow() const;
    bool fileOnce(Files& with);
    void zipOnce(Files& with);
    void expectFine(const FilingReport& report) const;
    void expectNothingLost();
    void expectAllInPlace(const std::set<std::string>& inArchive);
    void expectSidecars();
    Path sidecarOf(const Photo& photo) const;
    std::set<std::string> filedPictures() const;
    std::map<std::string, TargetKey> targetsByFolder();
    std::set<Path> editedCopies();
    bool mustStay(const Picture& picture, const LedgerState& filed) const;
    bool isFiled(const TargetKey& key) const;
    Photo* somePhoto(unsigned which);
    std::vector<Path> copies() const;
    std::set<TargetKey> randomTargets(unsigned which) const;
    std::string pictureIn(const std::string& bytes) const;
    void ownerTakes(const Path& copy);

    House house_;
    std::vector<Photo> photos_;
    std::map<std::string, Picture> pictures_;   ///< by what is seen
    std::map<std::string, std::string> theirs_; ///< bytes of strangers' files and edited copies -> file name
    std::set<std::string> owners_;              ///< bytes that their owner deleted, spoilt or took away
    int contents_ = 0, people_ = 2, seeds_ = 0;
    const std::filesystem::file_time_type started_ =
        std::filesystem::file_time_type::clock::now() - std::chrono::hours(48);
    std::int64_t now_ = 0; ///< seconds since then, of files that are written
    bool plugged_ = true, looked_ = true, named_ = false, everMoved_ = false;
};

} // namespace albumen::test
