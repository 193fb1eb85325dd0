// Names of people and photos as names of folders and files that Linux, Windows and macOS all take.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "base/Files.h"

namespace albumen {

/// File systems take 255 bytes (ext4, APFS) or 255 UTF-16 units (NTFS); 11 are kept free for " (9999)" and ".zip".
inline constexpr std::size_t safeNameBytes = 255 - 11;

/// The folders that belong to no person; a person of that name gets " (2)".
inline constexpr std::string_view unknownFolder = "Unknown";
inline constexpr std::string_view noPeopleFolder = "No people";

/// May a person be called this? Fails: nameRefused when it is empty, only dots and spaces, not UTF-8, holds control
/// characters or signs that nobody sees, is longer than longestPersonName, or is what an unnamed group is called.
Status checkPersonName(std::string_view name);
/// Could a person be called this once? Another library may have names that nobody can give any more.
Status checkKeptName(std::string_view name);
inline constexpr std::size_t longestPersonName = 255; ///< bytes, as of the names that files say

/// Ensures: valid UTF-8 of 1..safeNameBytes bytes; none of <>:"/\|?* and no control character; no dot or space at the
/// end, no space or dot at the start; no name Windows keeps for devices. What is allowed stays as it is.
std::string safeFolderName(std::string_view name);
/// As safeFolderName; a long name is cut before its extension.
std::string safeFileName(std::string_view name);

/// Is `name` the given one, or the given one with a number: "Anna (2)" for "Anna", "a (2).jpg" for "a.jpg"?
bool isNumberedForm(std::string_view name, std::string_view of);

/// Names in one folder, told apart as Windows and macOS do: without regard to case, nor to how an accent is written.
class NameSet
{
public:
    void add(std::string_view name);
    void release(std::string_view name);
    bool taken(std::string_view name) const;
    /// The name itself, or the next free one with a number before its extension; then taken.
    std::string claimFile(std::string_view name);
    /// As claimFile for folders, which have no extension.
    std::string claimFolder(std::string_view name);

private:
    std::set<std::string> folded_;
};

/// Does the disk take both names, which differ in capitals alone, for one that is there? The number of an inode does
/// not tell: behind FUSE each spelling may have its own.
bool isOtherSpelling(Files& files, const Path& from, const Path& to);

/// "a.jpg", 2 -> "a (2).jpg"; 1 -> "a.jpg".
std::string numberedFile(std::string_view name, int number);
/// "Anna", 2 -> "Anna (2)"; 1 -> "Anna".
std::string numberedFolder(std::string_view name, int number);

/// The name itself, or the first with a number that `isFree`.
template <class IsFree> std::string freeFileName(const std::string& wanted, IsFree isFree)
{
    for (int number = 1;; ++number)
        if (std::string name = numberedFile(wanted, number); isFree(name)) return name;
}

} // namespace albumen
