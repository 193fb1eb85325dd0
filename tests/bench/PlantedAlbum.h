// The faces of a made-up family album as vectors, with distances as real ones have them.
#pragma once

#include <cstdint>

#include "bench/FaceFile.h"

namespace albumen::bench {

/// How alike faces are. Origin of the numbers: face-reidentification-retail-0095 on 5,107 faces of 29 people and 9,677
/// of 5,261: two people are 0.98 apart (standard deviation 0.09; one pair in 10,000 within 0.57), two faces of one
/// person 0.48 (0.13 to 0.17; a tenth within 0.3), a person's mean between 0.3 and 0.65.
struct Likeness {
    double spread = 0.9;        ///< of a face round its person, in lengths of the person
    double spreadOfPeople = .2; ///< standard deviation of the logarithm of that, over people
    double spreadOfFaces = .25; ///< over the faces of a person
    double poorer = 1.7;        ///< times that for Poor faces
    double grownUp = 55;        ///< degrees between a child's first face and the last
    double siblings = 0.4;      ///< cosine of the centres
};

/// `count` faces by a seed. Of ten faces three are of strangers seen once; of the rest the first person has a tenth,
/// the others ever fewer (to the power 0.8). Every fifth person is the sibling of the one before, every fourth a child.
/// One face in eight is Poor. A third of the pictures hold two people.
KnownFaces plantAlbum(std::size_t count, std::uint32_t seed, const Likeness& likeness = {});

} // namespace albumen::bench
