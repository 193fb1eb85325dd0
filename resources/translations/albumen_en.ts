<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Decisions</name>
    <message numerus="yes">
        <source>name %Ln faces %2</source>
        <translation>
            <numerusform>name %Ln face %2</numerusform>
            <numerusform>name %Ln faces %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ignore %Ln faces</source>
        <translation>
            <numerusform>ignore %Ln face</numerusform>
            <numerusform>ignore %Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirm %Ln faces %2</source>
        <translation>
            <numerusform>confirm %Ln face %2</numerusform>
            <numerusform>confirm %Ln faces %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bring back %Ln faces</source>
        <translation>
            <numerusform>bring back %Ln face</numerusform>
            <numerusform>bring back %Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %Ln faces</source>
        <translation>
            <numerusform>remove %Ln face</numerusform>
            <numerusform>remove %Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Named %Ln faces %2.</source>
        <translation>
            <numerusform>Named %Ln face %2.</numerusform>
            <numerusform>Named %Ln faces %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are not %2.</source>
        <translation>
            <numerusform>%Ln face is not %2.</numerusform>
            <numerusform>%Ln faces are not %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignored %Ln faces.</source>
        <translation>
            <numerusform>Ignored %Ln face.</numerusform>
            <numerusform>Ignored %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought back %Ln faces.</source>
        <translation>
            <numerusform>Brought back %Ln face.</numerusform>
            <numerusform>Brought back %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln faces.</source>
        <translation>
            <numerusform>Removed %Ln face.</numerusform>
            <numerusform>Removed %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more faces got a name.</source>
        <translation>
            <numerusform>%Ln more face got a name.</numerusform>
            <numerusform>%Ln more faces got a name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more faces lost theirs.</source>
        <translation>
            <numerusform>%Ln more face lost its name.</numerusform>
            <numerusform>%Ln more faces lost their names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are asked about.</source>
        <translation>
            <numerusform>%Ln more is asked about.</numerusform>
            <numerusform>%Ln more are asked about.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are not asked about.</source>
        <translation>
            <numerusform>%Ln more is not asked about.</numerusform>
            <numerusform>%Ln more are not asked about.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>name %Ln faces</source>
        <translation>
            <numerusform>name %Ln face</numerusform>
            <numerusform>name %Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are not %2</source>
        <translation>
            <numerusform>%Ln face is not %2</numerusform>
            <numerusform>%Ln faces are not %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %Ln faces as not faces</source>
        <translation>
            <numerusform>mark %Ln face as not a face</numerusform>
            <numerusform>mark %Ln faces as not faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln faces from %2 to %3</source>
        <translation>
            <numerusform>move %Ln face from %2 to %3</numerusform>
            <numerusform>move %Ln faces from %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln faces</source>
        <translation>
            <numerusform>move %Ln face</numerusform>
            <numerusform>move %Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import the names of %Ln faces</source>
        <translation>
            <numerusform>import the name of %Ln face</numerusform>
            <numerusform>import the names of %Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confirm %Ln faces</source>
        <translation>
            <numerusform>confirm %Ln face</numerusform>
            <numerusform>confirm %Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %Ln faces as not faces.</source>
        <translation>
            <numerusform>Marked %Ln face as not a face.</numerusform>
            <numerusform>Marked %Ln faces as not faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln faces from %2 to %3.</source>
        <translation>
            <numerusform>Moved %Ln face from %2 to %3.</numerusform>
            <numerusform>Moved %Ln faces from %2 to %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln faces.</source>
        <translation>
            <numerusform>Moved %Ln face.</numerusform>
            <numerusform>Moved %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %Ln faces.</source>
        <translation>
            <numerusform>Confirmed %Ln face.</numerusform>
            <numerusform>Confirmed %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %Ln faces as %2.</source>
        <translation>
            <numerusform>Confirmed %Ln face as %2.</numerusform>
            <numerusform>Confirmed %Ln faces as %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported the names of %Ln faces.</source>
        <translation>
            <numerusform>Imported the name of %Ln face.</numerusform>
            <numerusform>Imported the names of %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %Ln photos to the favourites.</source>
        <translation>
            <numerusform>Added %Ln photo to the favourites.</numerusform>
            <numerusform>Added %Ln photos to the favourites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln photos from the favourites.</source>
        <translation>
            <numerusform>Removed %Ln photo from the favourites.</numerusform>
            <numerusform>Removed %Ln photos from the favourites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned %Ln photos to the left.</source>
        <translation>
            <numerusform>Turned %Ln photo to the left.</numerusform>
            <numerusform>Turned %Ln photos to the left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned %Ln photos to the right.</source>
        <translation>
            <numerusform>Turned %Ln photo to the right.</numerusform>
            <numerusform>Turned %Ln photos to the right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the date of their files.</source>
        <translation>
            <numerusform>Gave %Ln photo the date of its file.</numerusform>
            <numerusform>Gave %Ln photos the date of their files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dated %Ln photos %2.</source>
        <translation>
            <numerusform>Dated %Ln photo %2.</numerusform>
            <numerusform>Dated %Ln photos %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are not filed.</source>
        <translation>
            <numerusform>%Ln photo is not filed.</numerusform>
            <numerusform>%Ln photos are not filed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are filed again.</source>
        <translation>
            <numerusform>%Ln photo is filed again.</numerusform>
            <numerusform>%Ln photos are filed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos go to the trash.</source>
        <translation>
            <numerusform>%Ln photo goes to the trash.</numerusform>
            <numerusform>%Ln photos go to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos come back from the trash.</source>
        <translation>
            <numerusform>%Ln photo comes back from the trash.</numerusform>
            <numerusform>%Ln photos come back from the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are to be kept.</source>
        <translation>
            <numerusform>%Ln photo is to be kept.</numerusform>
            <numerusform>%Ln photos are to be kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos may go again.</source>
        <translation>
            <numerusform>%Ln photo may go again.</numerusform>
            <numerusform>%Ln photos may go again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln photos to the trash</source>
        <translation>
            <numerusform>move %Ln photo to the trash</numerusform>
            <numerusform>move %Ln photos to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bring %Ln photos back from the trash</source>
        <translation>
            <numerusform>bring %Ln photo back from the trash</numerusform>
            <numerusform>bring %Ln photos back from the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %Ln photos</source>
        <translation>
            <numerusform>keep %Ln photo</numerusform>
            <numerusform>keep %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>let %Ln photos go again</source>
        <translation>
            <numerusform>let %Ln photo go again</numerusform>
            <numerusform>let %Ln photos go again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %Ln photos.</source>
        <translation>
            <numerusform>Changed %Ln photo.</numerusform>
            <numerusform>Changed %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %Ln photos to the favourites</source>
        <translation>
            <numerusform>add %Ln photo to the favourites</numerusform>
            <numerusform>add %Ln photos to the favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %Ln photos from the favourites</source>
        <translation>
            <numerusform>remove %Ln photo from the favourites</numerusform>
            <numerusform>remove %Ln photos from the favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>turn %Ln photos</source>
        <translation>
            <numerusform>turn %Ln photo</numerusform>
            <numerusform>turn %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>date %Ln photos</source>
        <translation>
            <numerusform>date %Ln photo</numerusform>
            <numerusform>date %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>file %Ln photos no more</source>
        <translation>
            <numerusform>file %Ln photo no more</numerusform>
            <numerusform>file %Ln photos no more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>file %Ln photos again</source>
        <translation>
            <numerusform>file %Ln photo again</numerusform>
            <numerusform>file %Ln photos again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %Ln photos</source>
        <translation>
            <numerusform>change %Ln photo</numerusform>
            <numerusform>change %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are taken for somebody else.</source>
        <translation>
            <numerusform>%Ln more is taken for somebody else.</numerusform>
            <numerusform>%Ln more are taken for somebody else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln photos into %2.</source>
        <translation>
            <numerusform>Put %Ln photo into %2.</numerusform>
            <numerusform>Put %Ln photos into %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %Ln photos out of %2.</source>
        <translation>
            <numerusform>Took %Ln photo out of %2.</numerusform>
            <numerusform>Took %Ln photos out of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln photos in %2.</source>
        <translation>
            <numerusform>Moved %Ln photo in %2.</numerusform>
            <numerusform>Moved %Ln photos in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>put %Ln photos into %2</source>
        <translation>
            <numerusform>put %Ln photo into %2</numerusform>
            <numerusform>put %Ln photos into %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %Ln photos out of %2</source>
        <translation>
            <numerusform>take %Ln photo out of %2</numerusform>
            <numerusform>take %Ln photos out of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln photos in %2</source>
        <translation>
            <numerusform>move %Ln photo in %2</numerusform>
            <numerusform>move %Ln photos in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the place of their files.</source>
        <translation>
            <numerusform>Gave %Ln photo the place of its file.</numerusform>
            <numerusform>Gave %Ln photos the place of their files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the place that was proposed.</source>
        <translation>
            <numerusform>Gave %Ln photo the place that was proposed.</numerusform>
            <numerusform>Gave %Ln photos the place that was proposed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the place %2.</source>
        <translation>
            <numerusform>Gave %Ln photo the place %2.</numerusform>
            <numerusform>Gave %Ln photos the place %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>say where %Ln photos were taken</source>
        <translation>
            <numerusform>say where %Ln photo was taken</numerusform>
            <numerusform>say where %Ln photos were taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused the place that was proposed for %Ln photos.</source>
        <translation>
            <numerusform>Refused the place that was proposed for %Ln photo.</numerusform>
            <numerusform>Refused the place that was proposed for %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A place may be proposed for %Ln photos again.</source>
        <translation>
            <numerusform>A place may be proposed for %Ln photo again.</numerusform>
            <numerusform>A place may be proposed for %Ln photos again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refuse the place that was proposed for %Ln photos</source>
        <translation>
            <numerusform>refuse the place that was proposed for %Ln photo</numerusform>
            <numerusform>refuse the place that was proposed for %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the stars from %Ln photos.</source>
        <translation>
            <numerusform>Took the stars from %Ln photo.</numerusform>
            <numerusform>Took the stars from %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos %1.</source>
        <translation>
            <numerusform>Gave %Ln photo %1.</numerusform>
            <numerusform>Gave %Ln photos %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the stars from %Ln photos</source>
        <translation>
            <numerusform>take the stars from %Ln photo</numerusform>
            <numerusform>take the stars from %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>give %Ln photos %1</source>
        <translation>
            <numerusform>give %Ln photo %1</numerusform>
            <numerusform>give %Ln photos %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>Changed %Ln photos.</source>
        <translation>
            <numerusform>Changed %Ln photo.</numerusform>
            <numerusform>Changed %Ln photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message numerus="yes">
        <source>%Ln groups to name</source>
        <translation>
            <numerusform>%Ln group to name</numerusform>
            <numerusform>%Ln groups to name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::AddToAlbum</name>
    <message numerus="yes">
        <source>Add %Ln photos to</source>
        <translation>
            <numerusform>Add %Ln photo to</numerusform>
            <numerusform>Add %Ln photos to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::AlbumModel</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars and more</source>
        <translation>
            <numerusform>%Ln star and more</numerusform>
            <numerusform>%Ln stars and more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::AlbumsPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::ArchivePage</name>
    <message numerus="yes">
        <source>%Ln photos were copied beside what somebody edited.</source>
        <translation>
            <numerusform>%Ln photo was copied beside what somebody edited.</numerusform>
            <numerusform>%Ln photos were copied beside what somebody edited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos lack their end</source>
        <translation>
            <numerusform>%Ln photo lacks its end</numerusform>
            <numerusform>%Ln photos lack their end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos lack their end and are filed as far as they go.</source>
        <translation>
            <numerusform>%Ln photo lacks its end and is filed as far as it goes.</numerusform>
            <numerusform>%Ln photos lack their end and are filed as far as they go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not miss %Ln lost files</source>
        <translation>
            <numerusform>Do not miss %Ln lost file</numerusform>
            <numerusform>Do not miss %Ln lost files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done in %1, but for %Ln problems.</source>
        <translation>
            <numerusform>Done in %1, but for %Ln problem.</numerusform>
            <numerusform>Done in %1, but for %Ln problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos could not be read</source>
        <translation>
            <numerusform>%Ln photo could not be read</numerusform>
            <numerusform>%Ln photos could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looks at %Ln new photos, then files them into one folder per person. %1</source>
        <translation>
            <numerusform>Looks at %Ln new photo, then files it into one folder per person. %1</numerusform>
            <numerusform>Looks at %Ln new photos, then files them into one folder per person. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files %Ln corrections. %1</source>
        <translation>
            <numerusform>Files %Ln correction. %1</numerusform>
            <numerusform>Files %Ln corrections. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people found so far</source>
        <translation>
            <numerusform>%Ln person found so far</numerusform>
            <numerusform>%Ln people found so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verified %Ln files in %1. All match.</source>
        <translation>
            <numerusform>Verified %Ln file in %1. All match.</numerusform>
            <numerusform>Verified %Ln files in %1. All match.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces to confirm</source>
        <translation>
            <numerusform>%Ln face to confirm</numerusform>
            <numerusform>%Ln faces to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups to name</source>
        <translation>
            <numerusform>%Ln group to name</numerusform>
            <numerusform>%Ln groups to name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %Ln photos. Next time it goes on from here.</source>
        <translation>
            <numerusform>Stopped after %Ln photo. Next time it goes on from here.</numerusform>
            <numerusform>Stopped after %Ln photos. Next time it goes on from here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos found</source>
        <translation>
            <numerusform>%Ln photo found</numerusform>
            <numerusform>%Ln photos found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed photos looked at</source>
        <translation>
            <numerusform>%Ln new or changed photo looked at</numerusform>
            <numerusform>%Ln new or changed photos looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces found</source>
        <translation>
            <numerusform>%Ln face found</numerusform>
            <numerusform>%Ln faces found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders made</source>
        <translation>
            <numerusform>%Ln folder made</numerusform>
            <numerusform>%Ln folders made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips made and read back</source>
        <translation>
            <numerusform>%Ln zip made and read back</numerusform>
            <numerusform>%Ln zips made and read back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips were up to date</source>
        <translation>
            <numerusform>%Ln zip was up to date</numerusform>
            <numerusform>%Ln zips were up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photos</source>
        <translation>
            <numerusform>%1: %Ln photo</numerusform>
            <numerusform>%1: %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were not looked at yet: they are not in it.</source>
        <translation>
            <numerusform>One photo was not looked at yet: it is not in it.</numerusform>
            <numerusform>%Ln photos were not looked at yet: they are not in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>done, %Ln problems</source>
        <translation>
            <numerusform>done, one problem</numerusform>
            <numerusform>done, %Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files made in the archive</source>
        <translation>
            <numerusform>One file made in the archive</numerusform>
            <numerusform>%Ln files made in the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies written again with other names</source>
        <translation>
            <numerusform>One copy written again with other names</numerusform>
            <numerusform>%Ln copies written again with other names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were there already</source>
        <translation>
            <numerusform>One file was there already</numerusform>
            <numerusform>%Ln files were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files moved out to the archive&apos;s trash</source>
        <translation>
            <numerusform>One file moved out to the archive&apos;s trash</numerusform>
            <numerusform>%Ln files moved out to the archive&apos;s trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>One problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are not what was filed</source>
        <translation>
            <numerusform>One file is not what was filed</numerusform>
            <numerusform>%Ln files are not what was filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files not as filed</source>
        <translation>
            <numerusform>One file not as filed</numerusform>
            <numerusform>%Ln files not as filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are filed. Give names, and everyone gets a folder at the next filing.</source>
        <translation>
            <numerusform>One photo is filed. Give names, and everyone gets a folder at the next filing.</numerusform>
            <numerusform>%Ln photos are filed. Give names, and everyone gets a folder at the next filing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %1 and %Ln more to the photos.</source>
        <translation>
            <numerusform>Added %1 and one more to the photos.</numerusform>
            <numerusform>Added %1 and %Ln more to the photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips</source>
        <translation>
            <numerusform>%Ln zip</numerusform>
            <numerusform>%Ln zips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filed %Ln files in %1.</source>
        <translation>
            <numerusform>Filed %Ln file in %1.</numerusform>
            <numerusform>Filed %Ln files in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copies %Ln photos (%1) into %2. %3</source>
        <translation>
            <numerusform>Copies %Ln photo (%1) into %2. %3</numerusform>
            <numerusform>Copies %Ln photos (%1) into %2. %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links %Ln photos into %1, without using more room. %2</source>
        <translation>
            <numerusform>Links %Ln photo into %1, without using more room. %2</numerusform>
            <numerusform>Links %Ln photos into %1, without using more room. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clones %Ln photos into %1, without using more room. %2</source>
        <translation>
            <numerusform>Clones %Ln photo into %1, without using more room. %2</numerusform>
            <numerusform>Clones %Ln photos into %1, without using more room. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moves %Ln photos (%1) into %2. %3</source>
        <translation>
            <numerusform>Moves %Ln photo (%1) into %2. %3</numerusform>
            <numerusform>Moves %Ln photos (%1) into %2. %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were moved to the archive&apos;s trash.</source>
        <translation>
            <numerusform>%Ln file was moved to the archive&apos;s trash.</numerusform>
            <numerusform>%Ln files were moved to the archive&apos;s trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are the same picture as another.</source>
        <translation>
            <numerusform>%Ln photo is the same picture as another.</numerusform>
            <numerusform>%Ln photos are the same picture as another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips were moved to the archive&apos;s trash.</source>
        <translation>
            <numerusform>%Ln zip was moved to the archive&apos;s trash.</numerusform>
            <numerusform>%Ln zips were moved to the archive&apos;s trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty folders were removed.</source>
        <translation>
            <numerusform>%Ln empty folder was removed.</numerusform>
            <numerusform>%Ln empty folders were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are the same picture as another, and filed once unless they say more</source>
        <translation>
            <numerusform>%Ln of them is the same picture as another, and filed once unless it says more</numerusform>
            <numerusform>%Ln of them are the same picture as another, and filed once unless they say more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty folders removed</source>
        <translation>
            <numerusform>%Ln empty folder removed</numerusform>
            <numerusform>%Ln empty folders removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips renewed and read back</source>
        <translation>
            <numerusform>%Ln zip renewed and read back</numerusform>
            <numerusform>%Ln zips renewed and read back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips moved out to the archive&apos;s trash</source>
        <translation>
            <numerusform>%Ln zip moved out to the archive&apos;s trash</numerusform>
            <numerusform>%Ln zips moved out to the archive&apos;s trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are back.</source>
        <translation>
            <numerusform>%Ln file is back.</numerusform>
            <numerusform>%Ln files are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 of %Ln files are back. Not back: %1 and others.</source>
        <translation>
            <numerusform>%2 of %Ln file is back. Not back: %1 and others.</numerusform>
            <numerusform>%2 of %Ln files are back. Not back: %1 and others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 of %Ln files are back. Not back: %1.</source>
        <translation>
            <numerusform>%2 of %Ln file is back. Not back: %1.</numerusform>
            <numerusform>%2 of %Ln files are back. Not back: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verified %Ln files in %1: %2.</source>
        <translation>
            <numerusform>Verified %Ln file in %1: %2.</numerusform>
            <numerusform>Verified %Ln files in %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::ArchivePaths</name>
    <message numerus="yes">
        <source>%Ln moved photos in %1</source>
        <translation>
            <numerusform>%Ln moved photo in %1</numerusform>
            <numerusform>%Ln moved photos in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed since %1</source>
        <translation>
            <numerusform>%Ln new or changed since %1</numerusform>
            <numerusform>%Ln new or changed since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not looked at yet</source>
        <translation>
            <numerusform>%Ln not looked at yet</numerusform>
            <numerusform>%Ln not looked at yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to use these %Ln items</source>
        <translation>
            <numerusform>Drop to use this %Ln item</numerusform>
            <numerusform>Drop to use these %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::BackupSection</name>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept, the newest %1 are listed</source>
        <translation>
            <numerusform>%Ln kept, the newest %1 are listed</numerusform>
            <numerusform>%Ln kept, the newest %1 are listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::GroupFaces</name>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who are these %Ln faces?</source>
        <translation>
            <numerusform>Who is this face?</numerusform>
            <numerusform>Who are these %Ln faces?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::GroupTile</name>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln photos</source>
        <translation>
            <numerusform>in %Ln photo</numerusform>
            <numerusform>in %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::HistoryPage</name>
    <message numerus="yes">
        <source>the newest %Ln decisions</source>
        <translation>
            <numerusform>the newest decision</numerusform>
            <numerusform>the newest %Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln decision</numerusform>
            <numerusform>%Ln decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::IgnoredView</name>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::ImportPage</name>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces that had not been found</source>
        <translation>
            <numerusform>%Ln face that had not been found</numerusform>
            <numerusform>%Ln faces that had not been found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are taken for %1: another file of the same picture says another name</source>
        <translation>
            <numerusform>%Ln face is taken for %1: another file of the same picture says another name</numerusform>
            <numerusform>%Ln faces are taken for %1: another file of the same picture says another name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces stay as they were decided</source>
        <translation>
            <numerusform>%Ln face stays as it was decided</numerusform>
            <numerusform>%Ln faces stay as they were decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces stay with %1, as you decided</source>
        <translation>
            <numerusform>%Ln face stays with %1, as you decided</numerusform>
            <numerusform>%Ln faces stay with %1, as you decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces have a name now</source>
        <translation>
            <numerusform>%Ln face has a name now</numerusform>
            <numerusform>%Ln faces have a name now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos of %1 were added.</source>
        <translation>
            <numerusform>%Ln photo of %1 was added.</numerusform>
            <numerusform>%Ln photos of %1 were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Named %Ln faces.</source>
        <translation>
            <numerusform>Named %Ln face.</numerusform>
            <numerusform>Named %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 names ticked</source>
        <translation>
            <numerusform>%Ln of %1 names ticked</numerusform>
            <numerusform>%Ln of %1 names ticked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::LimitsSection</name>
    <message numerus="yes">
        <source>%Ln faces would change.</source>
        <translation>
            <numerusform>%Ln face would change.</numerusform>
            <numerusform>%Ln faces would change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::MergeCard</name>
    <message numerus="yes">
        <source>Both are in %Ln photos together: two people, most likely.</source>
        <translation>
            <numerusform>Both are in %Ln photo together: two people, most likely.</numerusform>
            <numerusform>Both are in %Ln photos together: two people, most likely.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::MessageLine</name>
    <message numerus="yes">
        <source>%Ln more, open the log</source>
        <translation>
            <numerusform>%Ln more, open the log</numerusform>
            <numerusform>%Ln more, open the log</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::NameTicks</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PeopleModel</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <translation>
            <numerusform>%Ln to confirm</numerusform>
            <numerusform>%Ln to confirm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PeoplePage</name>
    <message numerus="yes">
        <source>%Ln, by photos</source>
        <translation>
            <numerusform>%Ln, by photos</numerusform>
            <numerusform>%Ln, by photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %Ln faces of strangers?</source>
        <translation>
            <numerusform>Ignore %Ln face of a stranger?</numerusform>
            <numerusform>Ignore %Ln faces of strangers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups of fewer than %1 faces, and faces alone, of one day only.</source>
        <translation>
            <numerusform>%Ln group of fewer than %1 faces, and faces alone, of one day only.</numerusform>
            <numerusform>%Ln groups of fewer than %1 faces, and faces alone, of one day only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups, largest first</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups, largest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %Ln faces</source>
        <translation>
            <numerusform>Bring back %Ln face</numerusform>
            <numerusform>Bring back %Ln faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PeopleView</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos, not filed</source>
        <translation>
            <numerusform>%Ln photo, not filed</numerusform>
            <numerusform>%Ln photos, not filed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PersonHeader</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln without a face</source>
        <translation>
            <numerusform>%1, and %Ln without a face</numerusform>
            <numerusform>%1, and %Ln without a face</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PersonPage</name>
    <message numerus="yes">
        <source>Move %Ln faces to</source>
        <translation>
            <numerusform>Move %Ln face to</numerusform>
            <numerusform>Move %Ln faces to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are a new person</source>
        <translation>
            <numerusform>%Ln face is a new person</numerusform>
            <numerusform>%Ln faces are a new person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln faces from %1 to %2. Their folders follow at the next filing.</source>
        <translation>
            <numerusform>Moved %Ln face from %1 to %2. The folders follow at the next filing.</numerusform>
            <numerusform>Moved %Ln faces from %1 to %2. The folders follow at the next filing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PersonsView</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <translation>
            <numerusform>%Ln to confirm</numerusform>
            <numerusform>%Ln to confirm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PhotosPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned %Ln photos. The files stay as they are.</source>
        <translation>
            <numerusform>Turned %Ln photo. The file stays as it is.</numerusform>
            <numerusform>Turned %Ln photos. The files stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::RecognitionSection</name>
    <message numerus="yes">
        <source>Processor, %Ln threads</source>
        <translation>
            <numerusform>Processor, %Ln thread</numerusform>
            <numerusform>Processor, %Ln threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::RunRow</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not as filed</source>
        <translation>
            <numerusform>%Ln not as filed</numerusform>
            <numerusform>%Ln not as filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::StartPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::StatusStrip</name>
    <message numerus="yes">
        <source>Processor, %Ln threads</source>
        <translation>
            <numerusform>Processor, %Ln thread</numerusform>
            <numerusform>Processor, %Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::StepsRow</name>
    <message numerus="yes">
        <source>%1 of %Ln photos</source>
        <translation>
            <numerusform>%1 of %Ln photo</numerusform>
            <numerusform>%1 of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos to look at</source>
        <translation>
            <numerusform>%Ln photo to look at</numerusform>
            <numerusform>%Ln photos to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders, all there</source>
        <translation>
            <numerusform>%Ln folder, there</numerusform>
            <numerusform>%Ln folders, all there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders to make</source>
        <translation>
            <numerusform>%Ln folder to make</numerusform>
            <numerusform>%Ln folders to make</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrections to file</source>
        <translation>
            <numerusform>%Ln correction to file</numerusform>
            <numerusform>%Ln corrections to file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos to file</source>
        <translation>
            <numerusform>%Ln photo to file</numerusform>
            <numerusform>%Ln photos to file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips out of date</source>
        <translation>
            <numerusform>%Ln zip out of date</numerusform>
            <numerusform>%Ln zips out of date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln, none new</source>
        <translation>
            <numerusform>One, not new</numerusform>
            <numerusform>%Ln, none new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips to make</source>
        <translation>
            <numerusform>%Ln zip to make</numerusform>
            <numerusform>%Ln zips to make</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::SuggestionStrip</name>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <translation>
            <numerusform>%Ln to confirm</numerusform>
            <numerusform>%Ln to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shift+Y: yes to all %Ln for %1</source>
        <translation>
            <numerusform>Shift+Y: yes to %Ln for %1</numerusform>
            <numerusform>Shift+Y: yes to all %Ln for %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shift+Y: yes to all %Ln</source>
        <translation>
            <numerusform>Shift+Y: yes to all %Ln</numerusform>
            <numerusform>Shift+Y: yes to all %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A yes probably names %Ln more</source>
        <translation>
            <numerusform>A yes probably names %Ln more</numerusform>
            <numerusform>A yes probably names %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::UndoPanel</name>
    <message numerus="yes">
        <source>%Ln faces would be as they were before.</source>
        <translation>
            <numerusform>%Ln face would be as it was before.</numerusform>
            <numerusform>%Ln faces would be as they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes would be taken back.</source>
        <translation>
            <numerusform>%Ln change would be taken back.</numerusform>
            <numerusform>%Ln changes would be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces would stay as they are now: something newer was decided about them.</source>
        <translation>
            <numerusform>%Ln face would stay as it is now: something newer was decided about it.</numerusform>
            <numerusform>%Ln faces would stay as they are now: something newer was decided about them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes would stay: something newer was decided there.</source>
        <translation>
            <numerusform>%Ln change would stay: something newer was decided there.</numerusform>
            <numerusform>%Ln changes would stay: something newer was decided there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::ViewerPanel</name>
    <message numerus="yes">
        <source>%Ln other files of this picture</source>
        <translation>
            <numerusform>%Ln other file of this picture</numerusform>
            <numerusform>%Ln other files of this picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%Ln copies say no names: their files have no place for them.</source>
        <translation>
            <numerusform>%Ln copy says no names: its file has no place for them.</numerusform>
            <numerusform>%Ln copies say no names: their files have no place for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved photos lie in %1, which is not the save folder any more.</source>
        <translation>
            <numerusform>%Ln moved photo lies in %1, which is not the save folder any more.</numerusform>
            <numerusform>%Ln moved photos lie in %1, which is not the save folder any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filed photos stay where they are until they are looked at: Recognise.</source>
        <translation>
            <numerusform>%Ln filed photo stays where it is until it is looked at: Recognise.</numerusform>
            <numerusform>%Ln filed photos stay where they are until they are looked at: Recognise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sidecars and films went with their photos.</source>
        <translation>
            <numerusform>%Ln sidecar or film went with its photo.</numerusform>
            <numerusform>%Ln sidecars and films went with their photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders were missing and are there again.</source>
        <translation>
            <numerusform>%Ln folder was missing and is there again.</numerusform>
            <numerusform>%Ln folders were missing and are there again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies were missing and are there again.</source>
        <translation>
            <numerusform>%Ln copy was missing and is there again.</numerusform>
            <numerusform>%Ln copies were missing and are there again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips were missing and are there again.</source>
        <translation>
            <numerusform>%Ln zip was missing and is there again.</numerusform>
            <numerusform>%Ln zips were missing and are there again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged files are whole again. The damaged ones are in the archive&apos;s trash.</source>
        <translation>
            <numerusform>%Ln damaged file is whole again. The damaged one is in the archive&apos;s trash.</numerusform>
            <numerusform>%Ln damaged files are whole again. The damaged ones are in the archive&apos;s trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This library goes on with an archive whose own is gone: %Ln files.</source>
        <translation>
            <numerusform>This library goes on with an archive whose own is gone: %Ln file.</numerusform>
            <numerusform>This library goes on with an archive whose own is gone: %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were in the archive already and count as filed.</source>
        <translation>
            <numerusform>%Ln file was in the archive already and counts as filed.</numerusform>
            <numerusform>%Ln files were in the archive already and count as filed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files in the archive are known from the library that was replaced.</source>
        <translation>
            <numerusform>%Ln file in the archive is known from the library that was replaced.</numerusform>
            <numerusform>%Ln files in the archive are known from the library that was replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were filed as copies and stay where they are.</source>
        <translation>
            <numerusform>%Ln photo was filed as a copy and stays where it is.</numerusform>
            <numerusform>%Ln photos were filed as copies and stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are in the archive already, from other files, and stay.</source>
        <translation>
            <numerusform>%Ln photo is in the archive already, from another file, and stays.</numerusform>
            <numerusform>%Ln photos are in the archive already, from other files, and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions had a date that cannot be. They count as of the nearest that can.</source>
        <translation>
            <numerusform>%Ln decision had a date that cannot be. It counts as of the nearest that can.</numerusform>
            <numerusform>%Ln decisions had a date that cannot be. They count as of the nearest that can.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::RestorePanel</name>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln decision</numerusform>
            <numerusform>%Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos, until the next run finds them</source>
        <translation>
            <numerusform>%Ln photo, until the next run finds it</numerusform>
            <numerusform>%Ln photos, until the next run finds them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions since %1</source>
        <translation>
            <numerusform>%Ln decision since %1</numerusform>
            <numerusform>%Ln decisions since %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PersonBadge</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::TrashEmptying</name>
    <message numerus="yes">
        <source>%Ln photos (%1) are deleted from the disk, with what lay beside them.</source>
        <translation>
            <numerusform>%Ln photo (%1) is deleted from the disk, with what lay beside it.</numerusform>
            <numerusform>%Ln photos (%1) are deleted from the disk, with what lay beside them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are deleted, %1 are free.</source>
        <translation>
            <numerusform>%Ln photo is deleted, %1 are free.</numerusform>
            <numerusform>%Ln photos are deleted, %1 are free.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::Forgetting</name>
    <message numerus="yes">
        <source>%Ln faces with what tells them apart and their small pictures;</source>
        <translation>
            <numerusform>%Ln face with what tells it apart and its small pictures;</numerusform>
            <numerusform>%Ln faces with what tells them apart and their small pictures;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is forgotten, with %Ln faces and all older backups. This cannot be undone.</source>
        <translation>
            <numerusform>%1 is forgotten, with %Ln face and all older backups. This cannot be undone.</numerusform>
            <numerusform>%1 is forgotten, with %Ln faces and all older backups. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Acted</name>
    <message numerus="yes">
        <source>%Ln faces selected</source>
        <translation>
            <numerusform>%Ln face selected</numerusform>
            <numerusform>%Ln faces selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos selected</source>
        <translation>
            <numerusform>%Ln photo selected</numerusform>
            <numerusform>%Ln photos selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PrivacySection</name>
    <message numerus="yes">
        <source>Deleted for ever: what tells %Ln faces apart, guesses, groups, and small pictures of faces;</source>
        <translation>
            <numerusform>Deleted for ever: what tells %Ln face apart, guesses, groups, and small pictures of faces;</numerusform>
            <numerusform>Deleted for ever: what tells %Ln faces apart, guesses, groups, and small pictures of faces;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cleanup</name>
    <message numerus="yes">
        <source>Nothing shaken. %Ln photos looked at.</source>
        <translation>
            <numerusform>Nothing shaken. %Ln photo looked at.</numerusform>
            <numerusform>Nothing shaken. %Ln photos looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing out of focus. %Ln photos looked at.</source>
        <translation>
            <numerusform>Nothing out of focus. %Ln photo looked at.</numerusform>
            <numerusform>Nothing out of focus. %Ln photos looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing too dark. %Ln photos looked at.</source>
        <translation>
            <numerusform>Nothing too dark. %Ln photo looked at.</numerusform>
            <numerusform>Nothing too dark. %Ln photos looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No screenshots. %Ln photos looked at.</source>
        <translation>
            <numerusform>No screenshots. %Ln photo looked at.</numerusform>
            <numerusform>No screenshots. %Ln photos looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No similar photos. %Ln photos looked at.</source>
        <translation>
            <numerusform>No similar photos. %Ln photo looked at.</numerusform>
            <numerusform>No similar photos. %Ln photos looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No duplicates. %Ln photos looked at.</source>
        <translation>
            <numerusform>No duplicates. %Ln photo looked at.</numerusform>
            <numerusform>No duplicates. %Ln photos looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::BringInPage</name>
    <message numerus="yes">
        <source>%Ln new photos</source>
        <translation>
            <numerusform>%Ln new photo</numerusform>
            <numerusform>%Ln new photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln photos</source>
        <translation>
            <numerusform>Import %Ln photo</numerusform>
            <numerusform>Import %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln files</source>
        <translation>
            <numerusform>Import %Ln file</numerusform>
            <numerusform>Import %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were copied that cannot be read.</source>
        <translation>
            <numerusform>%Ln file was copied that cannot be read.</numerusform>
            <numerusform>%Ln files were copied that cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were imported.</source>
        <translation>
            <numerusform>%Ln photo was imported.</numerusform>
            <numerusform>%Ln photos were imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::CleanupPage</name>
    <message numerus="yes">
        <source>%Ln photos, %1 recommended</source>
        <translation>
            <numerusform>%Ln photo, %1 recommended</numerusform>
            <numerusform>%Ln photos, %1 recommended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos, %1</source>
        <translation>
            <numerusform>%Ln photo, %1</numerusform>
            <numerusform>%Ln photos, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing of the group would stay. T again throws away these %Ln photos all the same.</source>
        <translation>
            <numerusform>Nothing of the group would stay. T again throws away this photo all the same.</numerusform>
            <numerusform>Nothing of the group would stay. T again throws away these %Ln photos all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos go to the trash.</source>
        <translation>
            <numerusform>%Ln photo goes to the trash.</numerusform>
            <numerusform>%Ln photos go to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos come back from the trash.</source>
        <translation>
            <numerusform>%Ln photo comes back from the trash.</numerusform>
            <numerusform>%Ln photos come back from the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups, %1 recommended</source>
        <translation>
            <numerusform>%Ln group, %1 recommended</numerusform>
            <numerusform>%Ln groups, %1 recommended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::LookInfo</name>
    <message numerus="yes">
        <source>Stopped after %Ln pictures. Next time it goes on from here.</source>
        <translation>
            <numerusform>Stopped after %Ln picture. Next time it goes on from here.</numerusform>
            <numerusform>Stopped after %Ln pictures. Next time it goes on from here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at %Ln pictures.</source>
        <translation>
            <numerusform>Looked at %Ln picture.</numerusform>
            <numerusform>Looked at %Ln pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures were not looked at yet.</source>
        <translation>
            <numerusform>%Ln picture was not looked at yet.</numerusform>
            <numerusform>%Ln pictures were not looked at yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::SearchPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Less alike: %Ln photos</source>
        <translation>
            <numerusform>Less alike: %Ln photo</numerusform>
            <numerusform>Less alike: %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures were not looked at yet: they are found by names and dates alone.</source>
        <translation>
            <numerusform>%Ln picture was not looked at yet: it is found by names and dates alone.</numerusform>
            <numerusform>%Ln pictures were not looked at yet: they are found by names and dates alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An album of these %Ln photos</source>
        <translation>
            <numerusform>An album of this photo</numerusform>
            <numerusform>An album of these %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::GiveCopies</name>
    <message numerus="yes">
        <source>Copies of %Ln photos</source>
        <translation>
            <numerusform>Copies of %Ln photo</numerusform>
            <numerusform>Copies of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln photos to %1.</source>
        <translation>
            <numerusform>Copied %Ln photo to %1.</numerusform>
            <numerusform>Copied %Ln photos to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are in %1 (%2).</source>
        <translation>
            <numerusform>%Ln photo is in %1 (%2).</numerusform>
            <numerusform>%Ln photos are in %1 (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln could not be read.</numerusform>
            <numerusform>%Ln could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::EventsPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::CalendarModel</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::Decider</name>
    <message numerus="yes">
        <source>%Ln photos were deleted from the trash for good and stay away.</source>
        <translation>
            <numerusform>%Ln photo was deleted from the trash for good and stays away.</numerusform>
            <numerusform>%Ln photos were deleted from the trash for good and stay away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln faces are here</source>
        <translation>
            <numerusform>%Ln face is here</numerusform>
            <numerusform>%Ln faces are here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln wait for their photos</source>
        <translation>
            <numerusform>, %Ln waits for its photo</numerusform>
            <numerusform>, %Ln wait for their photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln decision</numerusform>
            <numerusform>%Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new people</source>
        <translation>
            <numerusform>%Ln new person</numerusform>
            <numerusform>%Ln new people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions of this library lie there now</source>
        <translation>
            <numerusform>%Ln decision of this library lies there now</numerusform>
            <numerusform>%Ln decisions of this library lie there now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions of this library lay there already</source>
        <translation>
            <numerusform>%Ln decision of this library lay there already</numerusform>
            <numerusform>%Ln decisions of this library lay there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new decisions from %1</source>
        <translation>
            <numerusform>%Ln new decision from %1</numerusform>
            <numerusform>%Ln new decisions from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The others would hear of %Ln decisions</source>
        <translation>
            <numerusform>The others would hear of %Ln decision</numerusform>
            <numerusform>The others would hear of %Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Offsite</name>
    <message numerus="yes">
        <source>Checked %1: %Ln files there are not as here. Send again.</source>
        <translation>
            <numerusform>Checked %1: %Ln file there is not as here. Send again.</numerusform>
            <numerusform>Checked %1: %Ln files there are not as here. Send again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln links and the like were left out.</source>
        <translation>
            <numerusform>%Ln link or the like was left out.</numerusform>
            <numerusform>%Ln links and the like were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are there, %1</source>
        <translation>
            <numerusform>%Ln file is there, %1</numerusform>
            <numerusform>%Ln files are there, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were sent to %1.</source>
        <translation>
            <numerusform>%Ln file was sent to %1.</numerusform>
            <numerusform>%Ln files were sent to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older files are kept in .removed there.</source>
        <translation>
            <numerusform>%Ln older file is kept in .removed there.</numerusform>
            <numerusform>%Ln older files are kept in .removed there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln files at %1 are as they are here.</source>
        <translation>
            <numerusform>The one file at %1 is as it is here.</numerusform>
            <numerusform>All %Ln files at %1 are as they are here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files at %1 were looked at.</source>
        <translation>
            <numerusform>%Ln file at %1 was looked at.</numerusform>
            <numerusform>%Ln files at %1 were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are new or changed here and were not sent yet.</source>
        <translation>
            <numerusform>%Ln file is new or changed here and was not sent yet.</numerusform>
            <numerusform>%Ln files are new or changed here and were not sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were brought to %1.</source>
        <translation>
            <numerusform>%Ln file was brought to %1.</numerusform>
            <numerusform>%Ln files were brought to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were there already.</source>
        <translation>
            <numerusform>%Ln file was there already.</numerusform>
            <numerusform>%Ln files were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::ExchangePage</name>
    <message numerus="yes">
        <source>%Ln decisions would come</source>
        <translation>
            <numerusform>%Ln decision would come</numerusform>
            <numerusform>%Ln decisions would come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions were taken over</source>
        <translation>
            <numerusform>%Ln decision was taken over</numerusform>
            <numerusform>%Ln decisions were taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took over %Ln decisions.</source>
        <translation>
            <numerusform>Took over %Ln decision.</numerusform>
            <numerusform>Took over %Ln decisions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::OffsitePage</name>
    <message numerus="yes">
        <source>%Ln files are not as they are here</source>
        <translation>
            <numerusform>%Ln file is not as it is here</numerusform>
            <numerusform>%Ln files are not as they are here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::ProgramsPage</name>
    <message numerus="yes">
        <source>It speaks of %Ln photos, of which %1 are in the library.</source>
        <translation>
            <numerusform>It speaks of %Ln photo, of which %1 are in the library.</numerusform>
            <numerusform>It speaks of %Ln photos, of which %1 are in the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PlaceMap</name>
    <message numerus="yes">
        <source>%1 and %Ln other places</source>
        <translation>
            <numerusform>%1 and %Ln other place</numerusform>
            <numerusform>%1 and %Ln other places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photos</source>
        <translation>
            <numerusform>%1: %Ln photo</numerusform>
            <numerusform>%1: %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PlacesPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::SayPlace</name>
    <message numerus="yes">
        <source>Where were %Ln photos taken?</source>
        <translation>
            <numerusform>Where was %Ln photo taken?</numerusform>
            <numerusform>Where were %Ln photos taken?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::CopiesPanel</name>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message numerus="yes">
        <source>Added %Ln photos to the favourites.</source>
        <translation>
            <numerusform>Added %Ln photo to the favourites.</numerusform>
            <numerusform>Added %Ln photos to the favourites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln photos from the favourites.</source>
        <translation>
            <numerusform>Removed %Ln photo from the favourites.</numerusform>
            <numerusform>Removed %Ln photos from the favourites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln star</numerusform>
            <numerusform>%Ln stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the stars from %Ln photos.</source>
        <translation>
            <numerusform>Took the stars from %Ln photo.</numerusform>
            <numerusform>Took the stars from %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos %1.</source>
        <translation>
            <numerusform>Gave %Ln photo %1.</numerusform>
            <numerusform>Gave %Ln photos %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PhotoModel</name>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln star</numerusform>
            <numerusform>%Ln stars</numerusform>
        </translation>
    </message>
</context>
</TS>
