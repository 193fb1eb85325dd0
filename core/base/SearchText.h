// Text as it is searched for: whatever its case, accents and script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace albumen {

/// Lower case, without accents, wide and joined letters made plain: "Jose" for both "José" and "JOSÉ" in small letters.
/// Bytes that are not UTF-8 stay out. Threads: all.
std::string folded(std::string_view text);

/// Equal for names that are one on disks that tell no capitals apart and write accents their own way: exFAT, NTFS,
/// APFS. Unicode's canonical caseless form; bytes that are not UTF-8 stay as they are. Threads: all.
std::string caselessKey(std::string_view name);

/// In the composed form of Unicode (NFC): a letter and its accent are one character, however they were typed. Other
/// bytes than UTF-8 stay as they are. Threads: all.
std::string composed(std::string_view text);

/// A person's name as it is kept: composed, one plain space for each run of spaces of any kind, without white space and
/// letters that cannot be seen around it. Threads: all.
std::string nameAsKept(std::string_view name);

/// A name as another program, a camera or a folder has it: valid UTF-8 as nameAsKept() has it, without control signs
/// and without those that nobody sees, but for the ones that letters are joined, parted and chosen with; ends of lines
/// and tabs are a space. Threads: all.
std::string nameTakenIn(std::string_view said);

/// Has a letter, a number, or a picture as emoji are: more than signs. Threads: all.
bool holdsWord(std::string_view text);

/// The ways in which a name is found. Threads: all; const after construction.
class SearchKeys
{
public:
    explicit SearchKeys(std::string_view name);
    /// Anywhere in the name; for a name in another script also in its Latin form without spaces ("wangxiaoming", pinyin
    /// for Chinese), and in the first letters of its syllables ("wxm"). An empty text is in every name.
    bool hold(std::string_view text) const;
    /// A word of the name begins so, or a syllable of its Latin form, or the first letters do. No empty text does.
    bool begin(std::string_view text) const;
    /// The whole name, or its Latin form.
    bool are(std::string_view text) const;
    /// The whole name, or a word of it, or its Latin form, but for one letter: another, one missing, one too many, or
    /// two neighbours that changed places. Not of less than three letters.
    bool nearlyAre(std::string_view text) const;

private:
    std::string plain_, latin_, initials_; ///< the last two are empty where the first says all
    std::vector<std::size_t> syllables_;   ///< where each begins in `latin_`
};

} // namespace albumen
