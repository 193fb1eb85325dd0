<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Decisions</name>
    <message>
        <source>Put the limit of “%2” back to its default.</source>
        <translation>将“%2”的界限恢复为默认值。</translation>
    </message>
    <message>
        <source>Moved the limit of “%2” to %3.</source>
        <translation>将“%2”的界限改为 %3。</translation>
    </message>
    <message>
        <source>Shaken</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>失焦</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>过暗</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>屏幕截图</translation>
    </message>
    <message numerus="yes">
        <source>name %Ln faces %2</source>
        <translation>
            <numerusform>将 %Ln 张人脸命名为%2</numerusform>
        </translation>
    </message>
    <message>
        <source>refuse a name</source>
        <translation>否定一个姓名</translation>
    </message>
    <message numerus="yes">
        <source>ignore %Ln faces</source>
        <translation>
            <numerusform>忽略 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>merge %2</source>
        <translation>合并 %2</translation>
    </message>
    <message>
        <source>rename %2</source>
        <translation>重命名 %2</translation>
    </message>
    <message>
        <source>undo %2</source>
        <translation>撤销 %2</translation>
    </message>
    <message>
        <source>redo %2</source>
        <translation>重做 %2</translation>
    </message>
    <message>
        <source>change %2</source>
        <translation>更改 %2</translation>
    </message>
    <message>
        <source>change an album %2</source>
        <translation>更改相册 %2</translation>
    </message>
    <message numerus="yes">
        <source>confirm %Ln faces %2</source>
        <translation>
            <numerusform>确认 %Ln 张人脸为%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bring back %Ln faces</source>
        <translation>
            <numerusform>恢复 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %Ln faces</source>
        <translation>
            <numerusform>移除 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Named %Ln faces %2.</source>
        <translation>
            <numerusform>已将 %Ln 张人脸命名为%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are not %2.</source>
        <translation>
            <numerusform>%Ln 张人脸不是%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignored %Ln faces.</source>
        <translation>
            <numerusform>已忽略 %Ln 张人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged %2.</source>
        <translation>已合并 %2。</translation>
    </message>
    <message>
        <source>Renamed %2.</source>
        <translation>已重命名 %2。</translation>
    </message>
    <message numerus="yes">
        <source>Brought back %Ln faces.</source>
        <translation>
            <numerusform>已恢复 %Ln 张人脸。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln faces.</source>
        <translation>
            <numerusform>已移除 %Ln 张人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed %2.</source>
        <translation>已更改 %2。</translation>
    </message>
    <message>
        <source>Changed a limit.</source>
        <translation>已更改界限。</translation>
    </message>
    <message>
        <source>Drew a face.</source>
        <translation>已画出一张人脸。</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>A sentence ends</extracomment>
        <translation>%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more faces got a name.</source>
        <translation>
            <numerusform>另有 %Ln 张人脸随之得名。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more faces lost theirs.</source>
        <translation>
            <numerusform>另有 %Ln 张人脸随之失名。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are asked about.</source>
        <translation>
            <numerusform>新增 %Ln 张待确认。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are not asked about.</source>
        <translation>
            <numerusform>另有 %Ln 张不再询问。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>name %Ln faces</source>
        <translation>
            <numerusform>命名 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are not %2</source>
        <translation>
            <numerusform>%Ln 张人脸不是%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %Ln faces as not faces</source>
        <translation>
            <numerusform>将 %Ln 张标为不是人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>merge %2 into %3</source>
        <translation>将%2合并到%3</translation>
    </message>
    <message numerus="yes">
        <source>move %Ln faces from %2 to %3</source>
        <translation>
            <numerusform>将 %Ln 张人脸从%2移到%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln faces</source>
        <translation>
            <numerusform>移动 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>rename %2 to %3</source>
        <translation>将%2改名为%3</translation>
    </message>
    <message numerus="yes">
        <source>import the names of %Ln faces</source>
        <translation>
            <numerusform>导入 %Ln 张人脸的姓名</numerusform>
        </translation>
    </message>
    <message>
        <source>draw a face</source>
        <translation>画出人脸</translation>
    </message>
    <message>
        <source>draw a face of %2</source>
        <translation>画出%2的人脸</translation>
    </message>
    <message>
        <source>split a group</source>
        <translation>拆分一个组</translation>
    </message>
    <message>
        <source>join two groups</source>
        <translation>合并两个组</translation>
    </message>
    <message>
        <source>change a limit</source>
        <translation>更改界限</translation>
    </message>
    <message>
        <source>say whether two faces are one person</source>
        <translation>说明两张人脸是否同一人</translation>
    </message>
    <message numerus="yes">
        <source>confirm %Ln faces</source>
        <translation>
            <numerusform>确认 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>take in another library&apos;s decisions</source>
        <translation>并入另一照片库的决定</translation>
    </message>
    <message numerus="yes">
        <source>Marked %Ln faces as not faces.</source>
        <translation>
            <numerusform>已将 %Ln 张标为不是人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged %2 into %3.</source>
        <translation>已将%2合并到%3。</translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln faces from %2 to %3.</source>
        <translation>
            <numerusform>已将 %Ln 张人脸从%2移到%3。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln faces.</source>
        <translation>
            <numerusform>已移动 %Ln 张人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>Renamed %2 to %3.</source>
        <translation>已将%2改名为%3。</translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %Ln faces.</source>
        <translation>
            <numerusform>已确认 %Ln 张人脸。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %Ln faces as %2.</source>
        <translation>
            <numerusform>已确认 %Ln 张人脸为%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused a name.</source>
        <translation>已否定一个姓名。</translation>
    </message>
    <message>
        <source>Split a group.</source>
        <translation>已拆分一个组。</translation>
    </message>
    <message>
        <source>Joined two groups.</source>
        <translation>已合并两个组。</translation>
    </message>
    <message>
        <source>Drew a face of %2.</source>
        <translation>已画出%2的人脸。</translation>
    </message>
    <message>
        <source>Said whether two faces are one person.</source>
        <translation>已说明两张人脸是否同一人。</translation>
    </message>
    <message numerus="yes">
        <source>Imported the names of %Ln faces.</source>
        <translation>
            <numerusform>已导入 %Ln 张人脸的姓名。</numerusform>
        </translation>
    </message>
    <message>
        <source>Took in another library&apos;s decisions.</source>
        <translation>已并入另一照片库的决定。</translation>
    </message>
    <message>
        <source>Chose the face that shows %2.</source>
        <translation>已选择代表%2的人脸。</translation>
    </message>
    <message>
        <source>Deleted the name %2.</source>
        <translation>已删除姓名%2。</translation>
    </message>
    <message>
        <source>%2 gets no folder.</source>
        <translation>%2不再有文件夹。</translation>
    </message>
    <message>
        <source>%2 gets a folder again.</source>
        <translation>%2重新有文件夹。</translation>
    </message>
    <message>
        <source>%2 was born on %3.</source>
        <translation>%2出生于 %3。</translation>
    </message>
    <message>
        <source>choose the face that shows %2</source>
        <translation>选择代表%2的人脸</translation>
    </message>
    <message>
        <source>delete the name %2</source>
        <translation>删除姓名%2</translation>
    </message>
    <message>
        <source>no folder for %2</source>
        <translation>%2不设文件夹</translation>
    </message>
    <message>
        <source>a folder for %2</source>
        <translation>为%2设文件夹</translation>
    </message>
    <message>
        <source>birthday of %2</source>
        <translation>%2的出生日期</translation>
    </message>
    <message numerus="yes">
        <source>Added %Ln photos to the favourites.</source>
        <translation>
            <numerusform>已收藏 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln photos from the favourites.</source>
        <translation>
            <numerusform>已取消收藏 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned %Ln photos to the left.</source>
        <translation>
            <numerusform>已将 %Ln 张照片向左旋转。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned %Ln photos to the right.</source>
        <translation>
            <numerusform>已将 %Ln 张照片向右旋转。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the date of their files.</source>
        <translation>
            <numerusform>已将 %Ln 张照片的日期恢复为文件中的日期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dated %Ln photos %2.</source>
        <translation>
            <numerusform>已将 %Ln 张照片的日期改为 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are not filed.</source>
        <translation>
            <numerusform>%Ln 张照片不再归档。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are filed again.</source>
        <translation>
            <numerusform>%Ln 张照片重新归档。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos go to the trash.</source>
        <translation>
            <numerusform>%Ln 张照片移到回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos come back from the trash.</source>
        <translation>
            <numerusform>%Ln 张照片从回收站恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are to be kept.</source>
        <translation>
            <numerusform>%Ln 张照片将保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos may go again.</source>
        <translation>
            <numerusform>%Ln 张照片可以再次建议清理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln photos to the trash</source>
        <translation>
            <numerusform>将 %Ln 张照片移到回收站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bring %Ln photos back from the trash</source>
        <translation>
            <numerusform>从回收站恢复 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %Ln photos</source>
        <translation>
            <numerusform>保留 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>let %Ln photos go again</source>
        <translation>
            <numerusform>允许再次建议清理 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %Ln photos.</source>
        <translation>
            <numerusform>已更改 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %Ln photos to the favourites</source>
        <translation>
            <numerusform>收藏 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %Ln photos from the favourites</source>
        <translation>
            <numerusform>取消收藏 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>turn %Ln photos</source>
        <translation>
            <numerusform>旋转 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>date %Ln photos</source>
        <translation>
            <numerusform>更改 %Ln 张照片的日期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>file %Ln photos no more</source>
        <translation>
            <numerusform>不再归档 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>file %Ln photos again</source>
        <translation>
            <numerusform>重新归档 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %Ln photos</source>
        <translation>
            <numerusform>更改 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Put the limits back to their defaults.</source>
        <translation>界限已恢复默认。</translation>
    </message>
    <message>
        <source>Moved the limits from their defaults: sure %2, asked %3.</source>
        <translation>界限已偏离默认：确定 %2，询问 %3。</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are taken for somebody else.</source>
        <translation>
            <numerusform>另有 %Ln 张改认作他人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Renamed the album %2 to %3.</source>
        <translation>已将相册“%2”重命名为“%3”。</translation>
    </message>
    <message>
        <source>Made the album %2.</source>
        <translation>已新建相册“%2”。</translation>
    </message>
    <message>
        <source>Deleted the album %2.</source>
        <translation>已删除相册“%2”。</translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln photos into %2.</source>
        <translation>
            <numerusform>已将 %Ln 张照片放入“%2”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %Ln photos out of %2.</source>
        <translation>
            <numerusform>已从“%2”中取出 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln photos in %2.</source>
        <translation>
            <numerusform>已在“%2”中移动 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>rename the album %2 to %3</source>
        <translation>将相册“%2”重命名为“%3”</translation>
    </message>
    <message>
        <source>make the album %2</source>
        <translation>新建相册“%2”</translation>
    </message>
    <message>
        <source>delete the album %2</source>
        <translation>删除相册“%2”</translation>
    </message>
    <message numerus="yes">
        <source>put %Ln photos into %2</source>
        <translation>
            <numerusform>将 %Ln 张照片放入“%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %Ln photos out of %2</source>
        <translation>
            <numerusform>从“%2”中取出 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %Ln photos in %2</source>
        <translation>
            <numerusform>在“%2”中移动 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Named the event %2.</source>
        <translation>已将事件命名为%2。</translation>
    </message>
    <message>
        <source>The event has no name any more.</source>
        <translation>事件不再有名称。</translation>
    </message>
    <message>
        <source>An event begins at this photo.</source>
        <translation>事件从这张照片开始。</translation>
    </message>
    <message>
        <source>Joined the event with the one before.</source>
        <translation>已将事件与前一个合并。</translation>
    </message>
    <message>
        <source>name the event %2</source>
        <translation>命名事件%2</translation>
    </message>
    <message>
        <source>take an event's name away</source>
        <translation>移除事件的名称</translation>
    </message>
    <message>
        <source>split an event</source>
        <translation>拆分事件</translation>
    </message>
    <message>
        <source>join two events</source>
        <translation>合并两个事件</translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the place of their files.</source>
        <translation>
            <numerusform>已将 %Ln 张照片的地点恢复为文件中的地点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the place that was proposed.</source>
        <translation>
            <numerusform>已为 %Ln 张照片采用建议的地点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos the place %2.</source>
        <translation>
            <numerusform>已将 %Ln 张照片的地点设为%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>say where %Ln photos were taken</source>
        <translation>
            <numerusform>指定 %Ln 张照片的拍摄地点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused the place that was proposed for %Ln photos.</source>
        <translation>
            <numerusform>已拒绝为 %Ln 张照片提议的地点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A place may be proposed for %Ln photos again.</source>
        <translation>
            <numerusform>可再次为 %Ln 张照片提议地点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refuse the place that was proposed for %Ln photos</source>
        <translation>
            <numerusform>拒绝为 %Ln 张照片提议的地点</numerusform>
        </translation>
    </message>
    <message>
        <source>import what was known elsewhere of photos</source>
        <translation>导入别处已知的照片信息</translation>
    </message>
    <message>
        <source>Imported what was known elsewhere of photos.</source>
        <translation>导入了别处已知的照片信息。</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Moved the limit of “%2” from its default by %3.</source>
        <translation>已将“%2”的界限相对默认值移动 %3。</translation>
    </message>
    <message>
        <source>Chose a cover for the album %2.</source>
        <translation>已为相册%2选择封面。</translation>
    </message>
    <message>
        <source>The first photo is the cover of the album %2 again.</source>
        <translation>相册%2的封面恢复为第一张照片。</translation>
    </message>
    <message>
        <source>Wrote notes for the album %2.</source>
        <translation>已为相册%2写下备注。</translation>
    </message>
    <message>
        <source>Took the notes of the album %2 away.</source>
        <translation>已删去相册%2的备注。</translation>
    </message>
    <message>
        <source>choose the cover of the album %2</source>
        <translation>选择相册%2的封面</translation>
    </message>
    <message>
        <source>write notes for the album %2</source>
        <translation>为相册%2写备注</translation>
    </message>
    <message>
        <source>take the notes of the album %2 away</source>
        <translation>删去相册%2的备注</translation>
    </message>
    <message numerus="yes">
        <source>Took the stars from %Ln photos.</source>
        <translation>
            <numerusform>已去掉 %Ln 张照片的星级。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos %1.</source>
        <translation>
            <numerusform>已将 %Ln 张照片评为 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the stars from %Ln photos</source>
        <translation>
            <numerusform>去掉 %Ln 张照片的星级</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>give %Ln photos %1</source>
        <translation>
            <numerusform>将 %Ln 张照片评为 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>%1, undone</source>
        <translation>%1，已撤销</translation>
    </message>
    <message numerus="yes">
        <source>Changed %Ln photos.</source>
        <translation>
            <numerusform>已更改 %Ln 张照片。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Interrupted</name>
    <message>
        <source>Deleting for good</source>
        <translation>正在永久删除</translation>
    </message>
    <message>
        <source>Moving to the trash and back</source>
        <translation>移到回收站或恢复</translation>
    </message>
    <message>
        <source>Sending off this machine</source>
        <translation>发送到异地</translation>
    </message>
    <message>
        <source>Grouping anew</source>
        <translation>重新分组</translation>
    </message>
    <message>
        <source>Importing names</source>
        <translation>导入姓名</translation>
    </message>
    <message>
        <source>File photos by person</source>
        <translation>按人物归档照片</translation>
    </message>
    <message>
        <source> was interrupted; it began %1. What was finished is kept.</source>
        <translation>于 %1 开始，中途被打断。已完成的部分均已保留。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>KeptWords</name>
    <message>
        <source>Photos, names and decisions</source>
        <translation>照片、姓名和决定</translation>
    </message>
    <message>
        <source>What the networks found</source>
        <translation>网络识别的结果</translation>
    </message>
    <message>
        <source>Small pictures</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Fetched networks</source>
        <translation>下载的网络</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Finds faces</source>
        <translation>检测人脸</translation>
    </message>
    <message>
        <source>Tells people apart</source>
        <translation>区分人物</translation>
    </message>
    <message>
        <source>Finds eyes, nose and mouth</source>
        <translation>定位眼睛、鼻子和嘴</translation>
    </message>
    <message>
        <source>Sees how a head is turned</source>
        <translation>判断头部朝向</translation>
    </message>
    <message>
        <source>Sees whether a face is covered</source>
        <translation>判断人脸是否被遮挡</translation>
    </message>
    <message>
        <source>Reads a printed date</source>
        <translation>读取照片上印的日期</translation>
    </message>
    <message>
        <source>Sees whether a photo is too dark</source>
        <translation>判断照片是否过暗</translation>
    </message>
    <message>
        <source>Sees what is in a photo</source>
        <translation>识别照片内容</translation>
    </message>
    <message>
        <source>Sure up to</source>
        <translation>确定上限</translation>
    </message>
    <message>
        <source>Sure up to, of a small or blurred face</source>
        <translation>小脸或模糊人脸的确定上限</translation>
    </message>
    <message>
        <source>Asked up to</source>
        <translation>询问上限</translation>
    </message>
    <message>
        <source>In one group up to</source>
        <translation>归为一组的上限</translation>
    </message>
    <message>
        <source>A face from a score of</source>
        <translation>判为人脸的最低分值</translation>
    </message>
    <message>
        <source>One face where boxes overlap by more than</source>
        <translation>框重叠超过此值即视为同一张脸</translation>
    </message>
    <message>
        <source>First look: a face from a score of</source>
        <translation>初看：人脸得分不低于</translation>
    </message>
    <message>
        <source>Second look: a face from a score of</source>
        <translation>复看：人脸得分不低于</translation>
    </message>
    <message>
        <source>A covered face from a score of</source>
        <translation>有遮挡的人脸得分不低于</translation>
    </message>
    <message>
        <source>Milliseconds a photo</source>
        <translation>每张照片的毫秒数</translation>
    </message>
    <message>
        <source>Milliseconds a face</source>
        <translation>每张人脸的毫秒数</translation>
    </message>
    <message>
        <source>Of 100 faces found</source>
        <translation>每 100 张人脸找到</translation>
    </message>
    <message>
        <source>Of 100 faces named rightly</source>
        <translation>每 100 张人脸命名正确</translation>
    </message>
    <message>
        <source>Faces seen where there are none</source>
        <translation>误看成人脸的次数</translation>
    </message>
    <message>
        <source>A dark photo from a score of</source>
        <translation>过暗照片得分不低于</translation>
    </message>
    <message>
        <source>own measurement: </source>
        <translation>自行测定：</translation>
    </message>
    <message>
        <source>published: </source>
        <translation>已发表：</translation>
    </message>
    <message>
        <source>chosen: </source>
        <translation>选定：</translation>
    </message>
    <message>
        <source>trained by the project: </source>
        <translation>由本项目训练：</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>Without a date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 lies in a trash of Albumen, which is no folder of photos: what was thrown away is not looked at. Restore it, or choose another folder.</source>
        <translation>%1 位于 Albumen 的回收站内，不是照片文件夹：已丢弃的照片不会被查看。请将其恢复，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash and stays where it is: %4 is a file or a link and no folder. Take it away and run again.</source>
        <translation>%1 无法移到回收站，仍留在原处：%4 是文件或链接，而不是文件夹。请将其移走后重新运行。</translation>
    </message>
    <message>
        <source>%1 could not be brought back and stays in the trash: its photo is not with it, and another one has its name.</source>
        <translation>%1 无法恢复，仍在回收站中：它所属的照片不在一起，而另一张照片占用了该名称。</translation>
    </message>
    <message>
        <source>%1 could not be brought back and stays in the trash: a link or a file is in the place of a folder.</source>
        <translation>%1 无法恢复，仍在回收站中：文件夹的位置上是链接或文件。</translation>
    </message>
    <message>
        <source>%1 could not be brought back and stays in the trash: nothing can be written there.</source>
        <translation>%1 无法恢复，仍在回收站中：那里不可写入。</translation>
    </message>
    <message>
        <source>%1 says who somebody is and is no photo of the collection: it stays.</source>
        <translation>%1 用于说明某人是谁，不属于照片集，因此保留。</translation>
    </message>
    <message>
        <source>%1 was moved into the archive, where it is the only one, and stays there.</source>
        <translation>%1 已移入归档，那里是唯一的一份，因此保留在归档中。</translation>
    </message>
    <message>
        <source>%1 changed since it was looked at and was not moved to the trash. Run again.</source>
        <translation>%1 在查看后被更改，未移到回收站。请重新运行。</translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash and stays where it is: it lies on another disk than its photo folder.</source>
        <translation>%1 无法移到回收站，仍留在原处：它与照片文件夹不在同一磁盘上。</translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash and stays where it is: it is a link, or reached through one.</source>
        <translation>%1 无法移到回收站，仍留在原处：它是链接，或经由链接到达。</translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash and stays where it is: nothing can be changed in its folder.</source>
        <translation>%1 无法移到回收站，仍留在原处：其文件夹不可写入。</translation>
    </message>
    <message>
        <source>%1 is not in the trash any more and could not be brought back.</source>
        <translation>%1 已不在回收站中，无法恢复。</translation>
    </message>
    <message>
        <source>%1 cannot be opened or changed: permission is missing. Nothing is filed there until it can be.</source>
        <translation>%1 无法打开或更改：缺少权限。在可以更改之前，不会向其中归档。</translation>
    </message>
    <message>
        <source>%1 is a link, and a file of the library belongs there itself. Take the link away and start again.</source>
        <translation>%1 是一个链接，而此处应是资料库的文件本身。请移除该链接并重新启动。</translation>
    </message>
    <message>
        <source>%1 lies at %4 now: somebody put it there. Put it back, and nothing is missing.</source>
        <translation>%1 现位于 %4：有人把它移到了那里。移回原处即可恢复。</translation>
    </message>
    <message>
        <source>%1 is an archive that Albumen filed, and nothing in it is taken for a photo. To begin anew from it where its library is lost, take away the file .albumen-archive in it.</source>
        <translation>%1 是 Albumen 的归档，其中的文件不作为照片读取。若其资料库已丢失而要由此重新开始，请移除其中的 .albumen-archive 文件。</translation>
    </message>
    <message>
        <source>%1 is not installed. Install the package of that name, or choose another kind of place.</source>
        <translation>未安装 %1。请安装同名软件包，或选择其他类型的位置。</translation>
    </message>
    <message>
        <source>%1 could not do it: %4</source>
        <translation>%1 未能完成：%4</translation>
    </message>
    <message>
        <source>There is no place off this machine called %1.</source>
        <translation>没有名为 %1 的异地位置。</translation>
    </message>
    <message>
        <source>%1 is not as it is here: what was sent cannot be trusted. Send it again.</source>
        <translation>%1 与本机内容不一致：已发送的内容不可信，请重新发送。</translation>
    </message>
    <message>
        <source>%1 is not deleted: its trash is not there. Put it back, or connect its drive.</source>
        <translation>%1 未被删除：其回收站不在原处。请放回或连接其驱动器。</translation>
    </message>
    <message>
        <source>%1 was sent and does not lie there any more. While it is here, send it again.</source>
        <translation>%1 已发送过，但现已不在那里。只要本机仍有，请重新发送。</translation>
    </message>
    <message>
        <source>%1 is not as it was thrown away: somebody changed it in the trash. It came back as it is now.</source>
        <translation>%1 与删除时不同：有人在回收站中更改了它。它已按现在的样子恢复。</translation>
    </message>
    <message>
        <source>%1 was sent and lies neither there nor here any more. Look for it in other copies.</source>
        <translation>%1 已发送过，但现已既不在那里也不在本机。请在其他副本中查找。</translation>
    </message>
    <message>
        <source>%1 is not as it was sent: it was changed there. What came back lies at %4.</source>
        <translation>%1 与发送时不同：它在那里被更改过。取回的内容位于 %4。</translation>
    </message>
    <message>
        <source>%1 is gone or cannot be read: what was sent before is not known, and what is gone there counts as new. The next sending writes it anew.</source>
        <translation>%1 已丢失或无法读取：不知道以前发送过什么，那里缺少的会算作新文件。下次发送时会重新写入。</translation>
    </message>
    <message>
        <source>%1 is gone or cannot be read: what was sent is known by the record at the place alone. The next sending writes it anew.</source>
        <translation>%1 已丢失或无法读取：发送过什么只能从那里的记录得知。下次发送时会重新写入。</translation>
    </message>
    <message>
        <source>Neither here nor there is a record of what was sent to %1: nothing that came back could be compared with what was sent.</source>
        <translation>本机和那里都没有发送到 %1 的内容的记录：取回的内容无法与发送时的内容比较。</translation>
    </message>
    <message>
        <source>The last sending to %1 did not end: what it brought there is in no record and was not compared.</source>
        <translation>上次向 %1 的发送没有完成：它带到那里的内容没有记录，未经比较。</translation>
    </message>
    <message>
        <source>%1 lies there and was never sent there. It stays there, unless you ask for it by this path.</source>
        <translation>%1 在那里，但从未由本程序发送过。除非您按此路径要求取回，否则它留在那里。</translation>
    </message>
    <message>
        <source>The repository of %1 is damaged, and not all of it can be brought back. Mend it with restic, or send to a new one.</source>
        <translation>%1 的存储库已损坏，无法全部取回。请用 restic 修复，或发送到新的存储库。</translation>
    </message>
    <message>
        <source>%1 could not be deleted and stays in the trash.</source>
        <translation>%1 无法删除，仍在回收站中。</translation>
    </message>
    <message>
        <source>%1 was changed since it was thrown away. It is not deleted and stays in the trash.</source>
        <translation>%1 在移到回收站后被修改过，未被删除，仍在回收站中。</translation>
    </message>
    <message>
        <source>%1 could not be deleted and stays in the trash: nothing can be changed there.</source>
        <translation>%1 无法删除，仍在回收站中：那里不可写入。</translation>
    </message>
    <message>
        <source>%1 could not be brought back and stays in the trash.</source>
        <translation>%1 无法恢复，仍在回收站中。</translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash and stays where it is.</source>
        <translation>%1 无法移到回收站，仍留在原处。</translation>
    </message>
    <message>
        <source>The command cannot be understood: %1. Try --help.</source>
        <translation>无法理解该命令：%1。请尝试 --help。</translation>
    </message>
    <message>
        <source>%1 does not exist. The path was not changed.</source>
        <translation>%1 不存在，路径未更改。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: permission is missing.</source>
        <translation>无法打开 %1：缺少权限。</translation>
    </message>
    <message>
        <source>%1 is not a folder. Choose a folder.</source>
        <translation>%1 不是文件夹，请选择文件夹。</translation>
    </message>
    <message>
        <source>There is no photo in %1.</source>
        <translation>%1 中没有照片。</translation>
    </message>
    <message>
        <source>%1 is inside the photo folder. Choose another, or exclude it from the photos.</source>
        <translation>%1 位于照片文件夹内。请另选，或将其从照片中排除。</translation>
    </message>
    <message>
        <source>%1 is the photo folder itself. Choose another folder.</source>
        <translation>%1 就是照片文件夹本身，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 belongs to the archive %4, and no other archive can be begun there. Choose that folder itself, or one outside it and its zips.</source>
        <translation>%1 属于归档 %4，不能在那里另建归档。请选择该归档文件夹本身，或该归档及其压缩包之外的文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be written to. Choose another folder.</source>
        <translation>无法写入 %1，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 is longer than the disk allows. Choose a shorter path.</source>
        <translation>%1 超过磁盘允许的长度，请选择较短的路径。</translation>
    </message>
    <message>
        <source>%2 needed, %3 free on %1. Nothing was copied.</source>
        <translation>需要 %2，%1 剩余 %3。未复制任何文件。</translation>
    </message>
    <message>
        <source>%2 needed, %3 free on %1. No zip was made; copies that were filed are kept.</source>
        <translation>需要 %2，%1 剩余 %3。未制作压缩包，已归档的副本会保留。</translation>
    </message>
    <message>
        <source>The disk of %1 is full. What was finished is kept; make room and start again.</source>
        <translation>%1 所在的磁盘已满。已完成的部分会保留，请腾出空间后重新开始。</translation>
    </message>
    <message>
        <source>The disk of %1 has room, but not for one more file. What was finished is kept; delete some files there.</source>
        <translation>%1 所在的磁盘仍有空间，但无法再容纳更多文件。已完成的部分会保留，请删除其中一些文件。</translation>
    </message>
    <message>
        <source>The disk of %1 is read-only. Choose another folder.</source>
        <translation>%1 所在的磁盘是只读的，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 could not be written. Check the disk.</source>
        <translation>无法写入 %1，请检查磁盘。</translation>
    </message>
    <message>
        <source>The photo folder %1 lies inside the folder chosen for copies. Choose another folder for copies.</source>
        <translation>照片文件夹 %1 位于所选的副本文件夹内，请为副本选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 stays where it is: not every copy of it could be proved.</source>
        <translation>%1 保留在原处：并非每个副本都通过了核对。</translation>
    </message>
    <message>
        <source>%1 stays where it is, for what belongs to it could not be moved along.</source>
        <translation>%1 保留在原处，因为属于它的文件无法一同移动。</translation>
    </message>
    <message>
        <source>%1 was changed by somebody since it was filed and was left alone.</source>
        <translation>%1 归档后被人改动过，未作处理。</translation>
    </message>
    <message>
        <source>%1 is not there any more. File again to make it anew.</source>
        <translation>%1 已不存在。请再次归档以重新生成。</translation>
    </message>
    <message>
        <source>Nothing is filed in %1 yet, so there is nothing to read back.</source>
        <translation>%1 中尚未归档任何内容，因此没有可核对的文件。</translation>
    </message>
    <message>
        <source>The drive of %1 is not connected. Its photos keep their names and faces.</source>
        <translation>%1 所在的磁盘未连接。其中照片的姓名和人脸均保留。</translation>
    </message>
    <message>
        <source>%1 is on a network drive. Work there is slower.</source>
        <translation>%1 位于网络磁盘上，处理会较慢。</translation>
    </message>
    <message>
        <source>%1 went away while it was read and was skipped.</source>
        <translation>%1 在读取时消失，已跳过。</translation>
    </message>
    <message>
        <source>%1 cannot be read and was skipped.</source>
        <translation>无法读取 %1，已跳过。</translation>
    </message>
    <message>
        <source>%1 has %2, more than the limit of %3, and was skipped.</source>
        <translation>%1 大小为 %2，超过上限 %3，已跳过。</translation>
    </message>
    <message>
        <source>%1 changed while it was read. It will be looked at again next time.</source>
        <translation>%1 在读取时被更改，下次会再次查看。</translation>
    </message>
    <message>
        <source>%1 cannot be read as a picture, and is copied all the same.</source>
        <translation>%1 无法作为图片读取，但仍会复制。</translation>
    </message>
    <message>
        <source>%1 is damaged or cut off and was skipped.</source>
        <translation>%1 已损坏或不完整，已跳过。</translation>
    </message>
    <message>
        <source>%1 lacks its end. What is there was looked at and is filed.</source>
        <translation>%1 缺少结尾部分，已查看现有内容并会归档。</translation>
    </message>
    <message>
        <source>%1 is empty or cut off: no names were read from it.</source>
        <translation>%1 为空或不完整：未从中读取任何姓名。</translation>
    </message>
    <message>
        <source>%1 says it has %2 pixels, more than the limit of %3, and was skipped.</source>
        <translation>%1 声称有 %2 像素，超过上限 %3，已跳过。</translation>
    </message>
    <message>
        <source>%1 is not a kind of picture Albumen reads and was skipped.</source>
        <translation>%1 不是 Albumen 能读取的图片类型，已跳过。</translation>
    </message>
    <message>
        <source>%1 took too long to read and was skipped.</source>
        <translation>读取 %1 用时过长，已跳过。</translation>
    </message>
    <message>
        <source>The pictures of the film %1 cannot be read (a coding without a reader here, encrypted, or sound alone). It was skipped.</source>
        <translation>无法读取视频 %1 的画面（没有相应的解码器、已加密或只有声音），已跳过。</translation>
    </message>
    <message>
        <source>%1 needs more memory than there is and was skipped.</source>
        <translation>%1 需要的内存超过现有内存，已跳过。</translation>
    </message>
    <message>
        <source>The model %1 is not installed. Fetch it, or name a folder that has it with --models.</source>
        <translation>模型 %1 未安装。请下载，或用 --models 指定含有它的文件夹。</translation>
    </message>
    <message>
        <source>The model %1 does not match its record and was not used.</source>
        <translation>模型 %1 与记录不符，未使用。</translation>
    </message>
    <message>
        <source>The record of the model %1 is incomplete and was not used.</source>
        <translation>模型 %1 的记录不完整，未使用。</translation>
    </message>
    <message>
        <source>Faces were compared with two different models (%1). Run Recognise again.</source>
        <translation>人脸由两个不同的模型（%1）比较。请重新运行识别。</translation>
    </message>
    <message>
        <source>The model %1 cannot be fetched: there is no connection. Try again later.</source>
        <translation>无法下载模型 %1：没有网络连接。请稍后再试。</translation>
    </message>
    <message>
        <source>The model %1 could not be fetched. Try again; it goes on where it stopped.</source>
        <translation>未能下载模型 %1。请重试，会从中断处继续。</translation>
    </message>
    <message>
        <source>The network failed on %1.</source>
        <translation>网络处理 %1 时失败。</translation>
    </message>
    <message>
        <source>The model %1 does not give what its record says and was not used.</source>
        <translation>模型 %1 的输出与其记录不符，未使用。</translation>
    </message>
    <message>
        <source>Running on the processor instead of the graphics card.</source>
        <translation>正在用处理器代替显卡运行。</translation>
    </message>
    <message>
        <source>A face in %1 has impossible eye and mouth points and stays without a name.</source>
        <translation>%1 中有一张人脸的眼睛和嘴部位置不合理，保持未命名。</translation>
    </message>
    <message>
        <source>A face in %1 gave nothing to compare and stays without a name.</source>
        <translation>%1 中有一张人脸无法用于比较，保持未命名。</translation>
    </message>
    <message>
        <source>The library %1 was written by a newer Albumen. Update Albumen to open it.</source>
        <translation>照片库 %1 由更新版本的 Albumen 写入。请更新 Albumen 后再打开。</translation>
    </message>
    <message>
        <source>The library %1 is damaged. Restore a backup, or move it away to start anew.</source>
        <translation>照片库 %1 已损坏。请恢复备份，或将其移走后重新开始。</translation>
    </message>
    <message>
        <source>The library %1 cannot grow: the disk is full. Make room and start again.</source>
        <translation>照片库 %1 无法增大：磁盘已满。请腾出空间后重新开始。</translation>
    </message>
    <message>
        <source>Albumen is already open with this library.</source>
        <translation>此照片库已在 Albumen 中打开。</translation>
    </message>
    <message>
        <source>The library %1 can only be read here. What is in it can be looked at, and nothing can be changed.</source>
        <translation>照片库 %1 在此处只能读取。其中的内容可以查看，但无法更改。</translation>
    </message>
    <message>
        <source>The library %1 could not be brought up to date and was left as it was.</source>
        <translation>照片库 %1 无法更新，保持原样。</translation>
    </message>
    <message>
        <source>The backup %1 could not be written.</source>
        <translation>无法写入备份 %1。</translation>
    </message>
    <message>
        <source>There is no person called %1.</source>
        <translation>没有名为 %1 的人物。</translation>
    </message>
    <message>
        <source>There is no person called %1, nor one whose name is like it. Who there is: albumen-cli people list</source>
        <translation>没有名为 %1 的人物，也没有名字与之相近的人物。现有人物：albumen-cli people list</translation>
    </message>
    <message>
        <source>There is no person called %1. Meant may be: %4. Who there is: albumen-cli people list</source>
        <translation>没有名为 %1 的人物。您要找的可能是：%4。现有人物：albumen-cli people list</translation>
    </message>
    <message>
        <source>%1 was never sent there: nobody whose photos were sent is called so, nor like it, and it is no path of that place. Without a name, all that lies there is brought back.</source>
        <translation>%1 从未发送到那里：已发送照片的人物中没有叫这个名字或与之相近的，它也不是那里的路径。不指定名字时，会取回那里的全部内容。</translation>
    </message>
    <message>
        <source>%1 was never sent there: nobody whose photos were sent is called so, and it is no path of that place. Meant may be: %4.</source>
        <translation>%1 从未发送到那里：已发送照片的人物中没有叫这个名字的，它也不是那里的路径。您要找的可能是：%4。</translation>
    </message>
    <message>
        <source>%1 could not be brought back: %4 is missing. Put it there again, or where it lay, and the next run goes on. To forget it, empty the trash.</source>
        <translation>无法取回 %1：缺少 %4。请将它放回该处或原来的位置，下次运行会继续。若要不再提示，请清空回收站。</translation>
    </message>
    <message>
        <source>There is no album called %1.</source>
        <translation>没有名为 %1 的相册。</translation>
    </message>
    <message>
        <source>%1 cannot be a name: use letters, and no control characters.</source>
        <translation>%1 不能作为姓名：请使用文字，不含控制字符。</translation>
    </message>
    <message>
        <source>%1 is too long for a name. Use a shorter one.</source>
        <translation>%1 作为姓名太长，请用短一些的。</translation>
    </message>
    <message>
        <source>%1 cannot be a name: it holds signs that nobody sees. Type it anew.</source>
        <translation>%1 不能作为姓名：其中含有看不见的字符，请重新输入。</translation>
    </message>
    <message>
        <source>%1 cannot be a name: unnamed groups are called so.</source>
        <translation>%1 不能作为姓名：未命名的分组就是这样称呼的。</translation>
    </message>
    <message>
        <source>There are several faces in %1. Say which one is meant.</source>
        <translation>%1 中有多张人脸，请指明是哪一张。</translation>
    </message>
    <message>
        <source>There is no face in %1.</source>
        <translation>%1 中没有人脸。</translation>
    </message>
    <message>
        <source>%1 cannot be: two faces of one photo are never one person.</source>
        <translation>%1 不可能：同一张照片中的两张人脸不会是同一个人。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>%1 changed since it was looked at and was not filed. Run again.</source>
        <translation>%1 在查看后被更改，未归档。请重新运行。</translation>
    </message>
    <message>
        <source>The copy %1 does not match its original and was removed. Check the disk.</source>
        <translation>副本 %1 与原件不一致，已删除。请检查磁盘。</translation>
    </message>
    <message>
        <source>The name %1 is taken.</source>
        <translation>名称 %1 已被占用。</translation>
    </message>
    <message>
        <source>%1 is not from Albumen and was left alone.</source>
        <translation>%1 不是由 Albumen 创建的，未作改动。</translation>
    </message>
    <message>
        <source>The zip %1 is damaged and was not used.</source>
        <translation>压缩包 %1 已损坏，未使用。</translation>
    </message>
    <message>
        <source>%1 does not match what was filed. File again to mend it.</source>
        <translation>%1 与归档时不一致。重新归档即可修复。</translation>
    </message>
    <message>
        <source>The archive %1 is not there. Connect its drive, put its folder back, or choose another folder.</source>
        <translation>归档 %1 不存在。请连接其磁盘，放回其文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 does not hold what was put into it. Zip again to mend it.</source>
        <translation>%1 的内容与放入时不一致。重新打包即可修复。</translation>
    </message>
    <message>
        <source>%1 is not there any more. Zip again to make it anew.</source>
        <translation>%1 已不存在。重新打包即可重新生成。</translation>
    </message>
    <message>
        <source>%1 is no folder any more, and nothing is filed there. Put back what was there and file again.</source>
        <translation>%1 已不再是文件夹，不会向其中归档任何内容。请放回原来的文件夹，然后重新归档。</translation>
    </message>
    <message>
        <source>%1 is a link now, and nothing is read or written through it. Put back what was there and file again.</source>
        <translation>%1 现在是一个链接，不会通过它读取或写入任何内容。请放回原来的内容，然后重新归档。</translation>
    </message>
    <message>
        <source>%1 is missing or damaged, and there is nothing to make it anew from. Put it back, or take it from a zip or a backup.</source>
        <translation>%1 缺失或已损坏，且没有可用来重新生成它的内容。请将其放回，或从压缩包或备份中取回。</translation>
    </message>
    <message>
        <source>It was stopped before it was done.</source>
        <translation>在完成之前已被停止。</translation>
    </message>
    <message>
        <source>Albumen made a mistake with %1. The rest goes on; the log has the details.</source>
        <translation>Albumen 处理 %1 时出错。其余继续，详情见日志。</translation>
    </message>
    <message>
        <source>%1 is no text in an encoding that can be told: no names were read from it.</source>
        <translation>%1 的文字编码无法识别：没有从中读取姓名。</translation>
    </message>
    <message>
        <source>%1 is no XMP that can be read: no names were read from it.</source>
        <translation>%1 不是可读取的 XMP：没有从中读取姓名。</translation>
    </message>
    <message>
        <source>%1 is no folder any more, and nothing is filed there. Photos that lay in it: %4. Put back what was there and file again.</source>
        <translation>%1 不再是文件夹，不会向其中归档。其中原有的照片数：%4。请放回原来的内容并重新归档。</translation>
    </message>
    <message>
        <source>The names of %1 were not written: nothing can be written into its folder. Make the folder writable, or export the names into a folder of their own.</source>
        <translation>%1 中的姓名没有写入：它所在的文件夹不可写。请让该文件夹可写，或把姓名导出到另外的文件夹。</translation>
    </message>
    <message>
        <source>%1 is empty, and logs of libraries lay there before: its drive or cloud is not connected. Nothing was changed. If they were taken away for good: albumen-cli sync --anew %1</source>
        <translation>%1 是空的，而以前那里有图库的记录：其驱动器或云盘未连接。未作任何更改。如果它们确实已被移走：albumen-cli sync --anew %1</translation>
    </message>
    <message>
        <source>%1 has the name of this library's log and is another library's, so nothing was given. Move it away.</source>
        <translation>%1 的名称属于本图库的记录，内容却是另一图库的，因此没有写出任何内容。请将其移走。</translation>
    </message>
    <message>
        <source>%1 could not be written: the disk gives back other bytes than it got.</source>
        <translation>%1 无法写入：磁盘读回的字节与写入的不同。</translation>
    </message>
    <message>
        <source>%1 is no database of that program that can be read: it is another one's, newer, or damaged. Nothing was taken in.</source>
        <translation>%1 不是该程序可读取的数据库：它属于其他程序、版本更新或已损坏。没有导入任何内容。</translation>
    </message>
    <message>
        <source>%1 is open in its own program, or was not closed well. Close that program, and import again.</source>
        <translation>%1 正由其所属程序打开，或未正常关闭。请关闭该程序后重新导入。</translation>
    </message>
    <message>
        <source>%1 was exported by a newer Albumen. Update Albumen to take it in.</source>
        <translation>%1 由更新版本的 Albumen 导出。请更新 Albumen 后再导入。</translation>
    </message>
    <message>
        <source>%1 is empty, and nothing was taken in.</source>
        <translation>%1 是空文件，没有导入任何内容。</translation>
    </message>
    <message>
        <source>%1 ends in the middle: it was cut off. Copy or export it again.</source>
        <translation>%1 在中途结束：文件被截断。请重新复制或导出。</translation>
    </message>
    <message>
        <source>%1 holds no decisions of an Albumen library, and nothing was taken in. albumen-cli export json writes them.</source>
        <translation>%1 不含 Albumen 图库的决定，没有导入任何内容。albumen-cli export json 可写出这些决定。</translation>
    </message>
    <message>
        <source>%1 is an export of Albumen that does not hold together: somebody changed it, or it is damaged. Export it again.</source>
        <translation>%1 是 Albumen 的导出文件，但内容前后不符：它被改动过或已损坏。请重新导出。</translation>
    </message>
    <message>
        <source>%1 holds no XMP and was left alone: no names were written into it.</source>
        <translation>%1 不含 XMP，未作改动：没有向其中写入姓名。</translation>
    </message>
    <message>
        <source>There is nothing to redo: the last decision was no undo.</source>
        <translation>没有可重做的内容：最后一个决定不是撤销。</translation>
    </message>
    <message>
        <source>There is no %1 that can be taken back. The history has the numbers.</source>
        <translation>没有可撤回的 %1。编号见历史记录。</translation>
    </message>
    <message>
        <source>The library has no photo at %1.</source>
        <translation>图库在 %1 处没有照片。</translation>
    </message>
    <message>
        <source>%1 is not in the trash. Its list has the paths and numbers.</source>
        <translation>%1 不在回收站中。回收站列表中有路径和编号。</translation>
    </message>
    <message>
        <source>What was labelled cannot be used: %1.</source>
        <translation>标注无法使用：%1。</translation>
    </message>
    <message>
        <source>The model %1 is published nowhere and cannot be fetched. Put its files into the folder for models, or name a folder that has them with --models.</source>
        <translation>模型 %1 未在任何地方发布，无法获取。请把它的文件放入模型文件夹，或用 --models 指定包含它们的文件夹。</translation>
    </message>
    <message>
        <source>There is no group %1. Groups change when faces get names: look at their list again.</source>
        <translation>没有分组 %1。人脸得到姓名后分组会变化：请重新查看分组列表。</translation>
    </message>
    <message>
        <source>%1 is not empty, and what is in it is no sample album. Choose a new or an empty folder.</source>
        <translation>%1 不是空文件夹，其中也不是示例相册。请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>没有 %1。</translation>
    </message>
    <message>
        <source>The catalogue of the library %1 is older than what lies beside it: another one was put in its place. Put the newer one back, or choose one with albumen-cli restore-catalogue.</source>
        <translation>图库 %1 的数据库（catalogue.sqlite）比旁边的文件旧：它被换成了另一个。请放回较新的那个，或用 albumen-cli restore-catalogue 选择一个。</translation>
    </message>
    <message>
        <source>%1 stays where it is: it is as large and as old as the photo that was filed from there, and another one. To look at it again: albumen-cli recognise --again %1</source>
        <translation>%1 留在原处：它与从那里归档的照片大小和时间相同，却是另一张。要重新查看：albumen-cli recognise --again %1</translation>
    </message>
    <message>
        <source>%1 is a folder, and a file of the library belongs there. Move the folder away and start again.</source>
        <translation>%1 是一个文件夹，而那里应是图库的文件。请移走该文件夹后重新启动。</translation>
    </message>
    <message>
        <source>%1 is a link that leads nowhere, and a file of the library belongs there. Put back what it led to, or take the link away, and start again.</source>
        <translation>%1 是一个失效的链接，而那里应是图库的文件。请放回它所指的文件，或移走该链接，然后重新启动。</translation>
    </message>
    <message>
        <source>%1 is a pipe, a socket or a device, and a file of the library belongs there. Take it away and start again.</source>
        <translation>%1 是管道、套接字或设备，而那里应是图库的文件。请将其移走后重新启动。</translation>
    </message>
    <message>
        <source>%1 is the archive of another library, %4, and was left alone. Choose another folder, or open that library.</source>
        <translation>%1 是另一个图库（%4）的归档，未作改动。请选择其他文件夹，或打开那个图库。</translation>
    </message>
    <message>
        <source>%1 lies in the archive, and copies for others do not go there. Choose another folder.</source>
        <translation>%1 位于归档中，给他人的副本不能放在那里。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 was not made: so many photos are too much for a GIF of that size. Take fewer of them, or a smaller size.</source>
        <translation>未制作 %1：对于这样大小的 GIF，照片太多。请减少照片，或选择较小的尺寸。</translation>
    </message>
    <message>
        <source>%1 was not made: with so many photos it cannot have so few bytes. Take fewer of them.</source>
        <translation>未制作 %1：照片太多，文件无法这么小。请减少照片。</translation>
    </message>
    <message>
        <source>%1 is no name of a video: it ends in .mp4 or in .webm.</source>
        <translation>%1 不是视频的名称：视频以 .mp4 或 .webm 结尾。</translation>
    </message>
    <message>
        <source>%1 was not made: its title has letters that cannot be drawn on this computer. Use plain Latin letters.</source>
        <translation>未制作 %1：标题中有此计算机无法绘制的文字。请使用基本拉丁字母。</translation>
    </message>
    <message>
        <source>%1 was not made: the video library of this computer cannot make %4. Another ending, .mp4 or .webm, may do.</source>
        <translation>未制作 %1：此计算机的视频库无法生成 %4。可以试试另一种后缀：.mp4 或 .webm。</translation>
    </message>
    <message>
        <source>%1 was not made: there is no photo that can be read.</source>
        <translation>未制作 %1：没有可以读取的照片。</translation>
    </message>
    <message>
        <source>%1 holds no music that can be read.</source>
        <translation>%1 中没有可以读取的音乐。</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>Import photos</source>
        <translation>导入照片</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Albumen</source>
        <translation>关于 Albumen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次启动</translation>
    </message>
    <message>
        <source>Import names</source>
        <translation>导入姓名</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups to name</source>
        <translation>
            <numerusform>%Ln 组待命名</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Off this machine</source>
        <translation>本机以外</translation>
    </message>
    <message>
        <source>Import from other programs</source>
        <translation>从其他程序导入</translation>
    </message>
    <message>
        <source>Exchange with another machine</source>
        <translation>与另一台电脑交换</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Import photos…</source>
        <translation>导入照片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>File photos by person</source>
        <translation>按人物归档照片</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Preview plan…</source>
        <translation>预览计划…</translation>
    </message>
    <message>
        <source>Verify archive</source>
        <translation>校验归档</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>无法读取的照片</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Albumen</source>
        <translation>关于 Albumen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Side bar</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>By the width of the window</source>
        <translation>随窗口宽度</translation>
    </message>
    <message>
        <source>With words</source>
        <translation>带文字</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>仅图标</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次启动</translation>
    </message>
    <message>
        <source>Messages…</source>
        <translation>消息…</translation>
    </message>
    <message>
        <source>Import names…</source>
        <translation>导入姓名…</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Nothing runs now.</source>
        <translation>当前没有任务在运行。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is no place to go back to.</source>
        <translation>没有可返回的位置。</translation>
    </message>
    <message>
        <source>There is no place to go forward to.</source>
        <translation>没有可前进的位置。</translation>
    </message>
    <message>
        <source>There is no message.</source>
        <translation>没有消息。</translation>
    </message>
    <message>
        <source>Import from other programs…</source>
        <translation>从其他程序导入…</translation>
    </message>
    <message>
        <source>Exchange with another machine…</source>
        <translation>与另一台电脑交换…</translation>
    </message>
    <message>
        <source>Off this machine…</source>
        <translation>本机以外…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Type a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>Does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>Cannot be opened, permission is missing</source>
        <translation>无法打开，缺少权限</translation>
    </message>
    <message>
        <source>Not a folder</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>No photo inside</source>
        <translation>其中没有照片</translation>
    </message>
    <message>
        <source>Inside the photo folder, choose another</source>
        <translation>位于照片文件夹内，请另选</translation>
    </message>
    <message>
        <source>The photo folder itself, choose another</source>
        <translation>就是照片文件夹本身，请另选</translation>
    </message>
    <message>
        <source>Part of an archive, choose another</source>
        <translation>属于某个归档，请另选</translation>
    </message>
    <message>
        <source>Not writable, choose another</source>
        <translation>无法写入，请另选</translation>
    </message>
    <message>
        <source>Its drive is not connected</source>
        <translation>其磁盘未连接</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>under a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 photos/s</source>
        <translation>每秒 %1 张</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 个</translation>
    </message>
    <message>
        <source>d MMMM, HH:mm</source>
        <extracomment>Date and time of the last run, in the form of QLocale::toString</extracomment>
        <translation>M 月 d 日 HH:mm</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Make folders</source>
        <translation>建文件夹</translation>
    </message>
    <message>
        <source>File photos</source>
        <translation>归档照片</translation>
    </message>
    <message>
        <source>Zip</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>Verify archive</source>
        <translation>校验归档</translation>
    </message>
    <message>
        <source>Fetch model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>Recognising</source>
        <translation>正在识别</translation>
    </message>
    <message>
        <source>Making folders</source>
        <translation>正在建文件夹</translation>
    </message>
    <message>
        <source>Filing photos</source>
        <translation>正在归档照片</translation>
    </message>
    <message>
        <source>Zipping</source>
        <translation>正在打包</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>Fetching the model</source>
        <translation>正在下载模型</translation>
    </message>
    <message>
        <source>Exchange names</source>
        <translation>交换姓名</translation>
    </message>
    <message>
        <source>Exchanging names</source>
        <translation>正在交换姓名</translation>
    </message>
    <message>
        <source>Look at what is in the photos</source>
        <translation>识别照片内容</translation>
    </message>
    <message>
        <source>Looking at what is in the photos</source>
        <translation>正在识别照片内容</translation>
    </message>
    <message>
        <source>Looking for names</source>
        <translation>正在查找姓名</translation>
    </message>
    <message>
        <source>Grouping anew</source>
        <translation>正在重新分组</translation>
    </message>
    <message>
        <source>Adding a person</source>
        <translation>正在添加人物</translation>
    </message>
    <message>
        <source>Importing names</source>
        <translation>正在导入姓名</translation>
    </message>
    <message>
        <source>Writing names</source>
        <translation>正在写入姓名</translation>
    </message>
    <message>
        <source>Importing decisions</source>
        <translation>正在并入决定</translation>
    </message>
    <message>
        <source>Writing decisions</source>
        <translation>正在写出决定</translation>
    </message>
    <message>
        <source>Moving to the trash and back</source>
        <translation>移到回收站或恢复</translation>
    </message>
    <message>
        <source>Sending off this machine</source>
        <translation>正在发送到异地</translation>
    </message>
    <message>
        <source>Checking what was sent</source>
        <translation>正在检查已发送的内容</translation>
    </message>
    <message>
        <source>Fetching what was sent</source>
        <translation>正在取回已发送的内容</translation>
    </message>
    <message>
        <source>Deleting face data</source>
        <translation>正在删除人脸数据</translation>
    </message>
    <message>
        <source>That cannot be done: %1.</source>
        <translation>无法执行：%1。</translation>
    </message>
    <message>
        <source>The model %1 is not installed. Fetch it in the settings.</source>
        <translation>模型 %1 未安装，请在设置中下载。</translation>
    </message>
    <message>
        <source>Faces cannot be found: no network that finds them is installed.</source>
        <translation>无法查找人脸：未安装用于查找人脸的网络。</translation>
    </message>
    <message>
        <source>Faces cannot be told apart: no network that compares them is installed.</source>
        <translation>无法区分人脸：未安装用于比较人脸的网络。</translation>
    </message>
    <message>
        <source>A network is not installed: %1.</source>
        <translation>有一个网络未安装：%1。</translation>
    </message>
    <message>
        <source>The network %1 is not installed. Another was used.</source>
        <translation>网络 %1 未安装，已改用其他网络。</translation>
    </message>
    <message>
        <source>The network %1 does not match its record and was not used.</source>
        <translation>网络 %1 与记录不符，未使用。</translation>
    </message>
    <message>
        <source>The network %1 is not known. Another was used.</source>
        <translation>未知的网络 %1，已改用其他网络。</translation>
    </message>
    <message>
        <source>People are told apart by %1, which came with Albumen. Others confuse fewer.</source>
        <translation>目前用随 Albumen 附带的 %1 区分人物，其他网络混淆更少。</translation>
    </message>
    <message>
        <source>%1 was damaged. It is kept beside a new one.</source>
        <translation>%1 已损坏。旧文件已保留，并新建了一份。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies say no names: their files have no place for them.</source>
        <translation>
            <numerusform>%Ln 份副本不含姓名：其文件没有存放姓名的位置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved photos lie in %1, which is not the save folder any more.</source>
        <translation>
            <numerusform>%Ln 张已移动的照片在 %1 中，那里已不再是保存位置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filed photos stay where they are until they are looked at: Recognise.</source>
        <translation>
            <numerusform>%Ln 张已归档的照片留在原处，先要识别一遍。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sidecars and films went with their photos.</source>
        <translation>
            <numerusform>%Ln 个附属文件和短片随照片一起归档。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders were missing and are there again.</source>
        <translation>
            <numerusform>%Ln 个文件夹缺失，已重新建立。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies were missing and are there again.</source>
        <translation>
            <numerusform>%Ln 份副本缺失，已重新复制。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips were missing and are there again.</source>
        <translation>
            <numerusform>%Ln 个压缩包缺失，已重新生成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged files are whole again. The damaged ones are in the archive&apos;s trash.</source>
        <translation>
            <numerusform>%Ln 个损坏的文件已修复，损坏的文件在归档的回收站里。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This library goes on with an archive whose own is gone: %Ln files.</source>
        <translation>
            <numerusform>原来管理此归档的照片库已不存在，本照片库接手其中的 %Ln 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were in the archive already and count as filed.</source>
        <translation>
            <numerusform>%Ln 个文件已在归档中，视为已归档。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files in the archive are known from the library that was replaced.</source>
        <translation>
            <numerusform>归档中的 %Ln 个文件，按被替换的照片库认出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were filed as copies and stay where they are.</source>
        <translation>
            <numerusform>%Ln 张照片此前以副本归档，原件仍留在原处。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is of another library. It is kept beside a new one.</source>
        <translation>%1 属于另一个照片库。旧文件已保留，并新建了一份。</translation>
    </message>
    <message>
        <source>%1 has a number: something else has its name, and stays as it is.</source>
        <translation>%1 带有编号：保存文件夹中已有别的同名项，它保持原样。</translation>
    </message>
    <message>
        <source>%1 has a number: another name would be the same folder on Windows or macOS.</source>
        <translation>%1 带有编号：另一个姓名在 Windows 或 macOS 上会是同一个文件夹。</translation>
    </message>
    <message>
        <source>The mark of %1 was gone. Its photos are there, and it counts as before.</source>
        <translation>%1 的标记文件不见了，但照片都在，仍照旧使用。</translation>
    </message>
    <message>
        <source>%1 is damaged and is made anew at the next start.</source>
        <translation>%1 已损坏，下次启动时会重新生成。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are in the archive already, from other files, and stay.</source>
        <translation>
            <numerusform>%Ln 张照片已从其他文件移入归档，原件仍留在原处。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came back from the trash under another name: its own was taken.</source>
        <translation>%1 已从回收站恢复，但原名已被占用，改用了其他名称。</translation>
    </message>
    <message>
        <source>%1 was edited in the archive and stays filed as it is now.</source>
        <translation>%1 在归档中被编辑过，按现在的样子保留。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions had a date that cannot be. They count as of the nearest that can.</source>
        <translation>
            <numerusform>%Ln 项决定的日期不可能正确，按最接近的可能日期计。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen for this computer</source>
        <translation>为此电脑选定</translation>
    </message>
    <message>
        <source>OpenCV here is built without CUDA, or no card answers</source>
        <translation>此处的 OpenCV 不带 CUDA，或没有显卡响应</translation>
    </message>
    <message>
        <source>Checked against the processor</source>
        <translation>已与处理器结果核对</translation>
    </message>
    <message>
        <source>The graphics card is not used: it gives results of another size</source>
        <translation>未使用显卡：其结果大小不同</translation>
    </message>
    <message>
        <source>The graphics card is not used: its results differ by %1</source>
        <translation>未使用显卡：其结果相差 %1</translation>
    </message>
    <message>
        <source>The graphics card is not used: %1</source>
        <translation>未使用显卡：%1</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>&lt;1%</source>
        <translation>&lt;1%</translation>
    </message>
    <message>
        <source>A job is running: pause or cancel it first.</source>
        <translation>有任务正在运行：请先暂停或取消。</translation>
    </message>
    <message>
        <source>Importing photos</source>
        <translation>正在导入照片</translation>
    </message>
    <message>
        <source>Exchanging decisions</source>
        <translation>正在交换决定</translation>
    </message>
    <message>
        <source>Deleting for good</source>
        <translation>正在永久删除</translation>
    </message>
    <message>
        <source>Making a GIF</source>
        <translation>正在制作动图</translation>
    </message>
    <message>
        <source>Copying photos</source>
        <translation>正在复制照片</translation>
    </message>
    <message>
        <source>Making a video</source>
        <translation>正在制作视频</translation>
    </message>
</context>
<context>
    <name>albumen::AboutPage</name>
    <message>
        <source>About Albumen</source>
        <translation>关于 Albumen</translation>
    </message>
    <message>
        <source>Files photos by person, on your own machine.</source>
        <translation>在您自己的电脑上按人物归档照片。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>任何数据都不会离开此电脑。</translation>
    </message>
    <message>
        <source>Originals are only read.</source>
        <translation>原始照片只读取，不改动。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
</context>
<context>
    <name>albumen::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Ph&amp;oto</source>
        <translation>照片(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>人物(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>What a button does, and its key</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>albumen::AddToAlbum</name>
    <message numerus="yes">
        <source>Add %Ln photos to</source>
        <translation>
            <numerusform>将 %Ln 张照片加入</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>All of them are in this album already.</source>
        <translation>这些照片都已在此相册中。</translation>
    </message>
</context>
<context>
    <name>albumen::AlbumModel</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>风景</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>交通工具</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>搜索：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars and more</source>
        <translation>
            <numerusform>%Ln 星及以上</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::AlbumPanel</name>
    <message>
        <source>Name of the album</source>
        <translation>相册名称</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>New album “%1”</source>
        <translation>新建相册“%1”</translation>
    </message>
</context>
<context>
    <name>albumen::AlbumsPage</name>
    <message>
        <source>My albums</source>
        <translation>我的相册</translation>
    </message>
    <message>
        <source>Filled by themselves</source>
        <translation>自动相册</translation>
    </message>
    <message>
        <source>No albums yet. Select photos on the Photos page and press %1.</source>
        <translation>还没有相册。请在“照片”页选择照片，然后按 %1。</translation>
    </message>
    <message>
        <source>No photos in this album yet. Select photos on the Photos page and press %1.</source>
        <translation>此相册中还没有照片。请在“照片”页选择照片，然后按 %1。</translation>
    </message>
    <message>
        <source>No photo is found for it yet.</source>
        <translation>尚未找到符合的照片。</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>搜索：%1</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>All albums</source>
        <translation>所有相册</translation>
    </message>
    <message>
        <source>Photos of the album</source>
        <translation>相册中的照片</translation>
    </message>
    <message>
        <source>Select one photo first.</source>
        <translation>请先选择一张照片。</translation>
    </message>
    <message>
        <source>Select an album first.</source>
        <translation>请先选择一个相册。</translation>
    </message>
    <message>
        <source>Nobody made this album: it fills itself.</source>
        <translation>此相册并非由人创建，内容自动生成。</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>Go back to the albums first.</source>
        <translation>请先返回相册列表。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename album</source>
        <translation>重命名相册</translation>
    </message>
    <message>
        <source>Take out of the album</source>
        <translation>移出相册</translation>
    </message>
    <message>
        <source>Delete album</source>
        <translation>删除相册</translation>
    </message>
    <message>
        <source>Select one photo or more first.</source>
        <translation>请先选择一张或多张照片。</translation>
    </message>
    <message>
        <source>A search fills this album: nothing is taken out by hand.</source>
        <translation>此相册由搜索填充，不能手动移出照片。</translation>
    </message>
    <message>
        <source>Open an album first.</source>
        <translation>请先打开一个相册。</translation>
    </message>
    <message>
        <source>A search fills this album: it has an order of its own.</source>
        <translation>此相册由搜索填充，顺序由搜索决定。</translation>
    </message>
    <message>
        <source>This is the last photo.</source>
        <translation>这是最后一张照片。</translation>
    </message>
    <message>
        <source>This is the first photo.</source>
        <translation>这是第一张照片。</translation>
    </message>
    <message>
        <source>Move earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Move later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Rename the album</source>
        <translation>重命名相册</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>No notes yet.</source>
        <translation>暂无备注。</translation>
    </message>
    <message>
        <source>Change the notes</source>
        <translation>修改备注</translation>
    </message>
    <message>
        <source>Write notes</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Notes of the album</source>
        <translation>相册的备注</translation>
    </message>
    <message>
        <source>What these photos are about</source>
        <translation>这些照片的说明</translation>
    </message>
    <message>
        <source>First photo as cover</source>
        <translation>以第一张照片为封面</translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation>用作封面</translation>
    </message>
</context>
<context>
    <name>albumen::AlbumTile</name>
    <message>
        <source>drop: put into the album</source>
        <translation>松开即放入此相册</translation>
    </message>
</context>
<context>
    <name>albumen::ArchivePage</name>
    <message>
        <source>Its photo is copied beside it, with a number.</source>
        <translation>其照片会带编号复制到旁边。</translation>
    </message>
    <message>
        <source>%1 lies beside it</source>
        <translation>%1 已在旁边</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were copied beside what somebody edited.</source>
        <translation>
            <numerusform>%Ln 张照片已复制到被编辑的文件旁边。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos lack their end</source>
        <translation>
            <numerusform>%Ln 张照片缺少结尾部分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos lack their end and are filed as far as they go.</source>
        <translation>
            <numerusform>%Ln 张照片缺少结尾部分，现有内容会照常归档。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not miss %Ln lost files</source>
        <translation>
            <numerusform>不再提示 %Ln 个丢失的文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>完成的工作</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>没有可显示的内容。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Everything is filed. There is nothing to do.</source>
        <translation>全部已归档，无需操作。</translation>
    </message>
    <message>
        <source>File now</source>
        <translation>立即归档</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos could not be read</source>
        <translation>
            <numerusform>%Ln 张照片无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Verify archive</source>
        <translation>校验归档</translation>
    </message>
    <message>
        <source>Reads every filed photo and zip again and compares</source>
        <translation>重新读取所有已归档的照片和压缩包并核对</translation>
    </message>
    <message>
        <source>Nobody in the archive yet</source>
        <translation>归档中还没有人物</translation>
    </message>
    <message>
        <source>File photos by person, and everyone found appears here.</source>
        <translation>按人物归档照片后，找到的人会显示在这里。</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Not known yet what is to be filed.</source>
        <translation>尚不清楚需要归档的内容。</translation>
    </message>
    <message>
        <source>Originals are moved after a verified copy exists.</source>
        <translation>确认副本无误后才移动原始照片。</translation>
    </message>
    <message>
        <source>Your originals stay where they are.</source>
        <translation>原始照片保持不动。</translation>
    </message>
    <message numerus="yes">
        <source>Looks at %Ln new photos, then files them into one folder per person. %1</source>
        <translation>
            <numerusform>查看 %Ln 张新照片，然后归档到每人一个文件夹。%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files %Ln corrections. %1</source>
        <translation>
            <numerusform>归档 %Ln 处更正。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks at every photo, then files them into one folder per person. %1</source>
        <translation>查看每张照片，然后归档到每人一个文件夹。%1</translation>
    </message>
    <message>
        <source>Everything is filed. New photos are looked for first.</source>
        <translation>全部已归档。会先查找新照片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people found so far</source>
        <translation>
            <numerusform>目前找到 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation>用时 %1 完成。</translation>
    </message>
    <message numerus="yes">
        <source>Done in %1, but for %Ln problems.</source>
        <translation>
            <numerusform>用时 %1 完成，但有 %Ln 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Done in %1. Nothing had to be filed.</source>
        <translation>用时 %1 完成。没有需要归档的内容。</translation>
    </message>
    <message>
        <source>Done in %1. Every new copy and zip was read back and matches.</source>
        <translation>用时 %1 完成。所有新副本和压缩包均已读回核对，完全一致。</translation>
    </message>
    <message numerus="yes">
        <source>Verified %Ln files in %1. All match.</source>
        <translation>
            <numerusform>已在 %1 内校验 %Ln 个文件，全部一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces to confirm</source>
        <translation>
            <numerusform>%Ln 张人脸待确认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups to name</source>
        <translation>
            <numerusform>%Ln 组待命名</numerusform>
        </translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得一看</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %Ln photos. Next time it goes on from here.</source>
        <translation>
            <numerusform>已在 %Ln 张后停止，下次从此处继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Next time it goes on from here.</source>
        <translation>已停止，下次从此处继续。</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>查看日志</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos found</source>
        <translation>
            <numerusform>找到 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed photos looked at</source>
        <translation>
            <numerusform>查看了 %Ln 张新增或更改的照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces found</source>
        <translation>
            <numerusform>找到 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders made</source>
        <translation>
            <numerusform>新建 %Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips made and read back</source>
        <translation>
            <numerusform>制作并读回 %Ln 个压缩包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips were up to date</source>
        <translation>
            <numerusform>%Ln 个压缩包无需更新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photos</source>
        <translation>
            <numerusform>%1：%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>does not belong here any more</source>
        <translation>不再属于这里</translation>
    </message>
    <message>
        <source>a copy of another photo</source>
        <translation>另一张照片的副本</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>moved into the archive</source>
        <translation>已移入归档</translation>
    </message>
    <message>
        <source>%1, so far %2</source>
        <translation>%1（原名 %2）</translation>
    </message>
    <message>
        <source>%1, a new folder</source>
        <translation>%1（新文件夹）</translation>
    </message>
    <message>
        <source>%1, nothing is filed here any more</source>
        <translation>%1（不再归档到此处）</translation>
    </message>
    <message>
        <source>to the archive&apos;s trash</source>
        <translation>移到归档的回收站</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>移到 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were not looked at yet: they are not in it.</source>
        <translation>
            <numerusform>有 %Ln 张照片尚未查看，不在此计划中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Nobody has looked at these photos yet. What is to be filed is known after that.</source>
        <translation>这些照片还没有查看过，查看之后才知道要归档什么。</translation>
    </message>
    <message>
        <source>Save plan…</source>
        <translation>保存计划…</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>File no photos of this person</source>
        <translation>不归档此人的照片</translation>
    </message>
    <message>
        <source>The plan was saved.</source>
        <translation>计划已保存。</translation>
    </message>
    <message>
        <source>Group again</source>
        <translation>重新分组</translation>
    </message>
    <message>
        <source>Import names</source>
        <translation>导入姓名</translation>
    </message>
    <message>
        <source>Move to the trash and back</source>
        <translation>移到回收站或恢复</translation>
    </message>
    <message>
        <source>Send off this machine</source>
        <translation>发送到异地</translation>
    </message>
    <message>
        <source>Write names</source>
        <translation>写入姓名</translation>
    </message>
    <message>
        <source>File photos by person</source>
        <translation>按人物归档照片</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>done, %Ln problems</source>
        <translation>
            <numerusform>完成，%Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无事可做</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>runs now</source>
        <translation>正在运行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files made in the archive</source>
        <translation>
            <numerusform>在归档中生成 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies written again with other names</source>
        <translation>
            <numerusform>%Ln 个副本已按新姓名重写</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were there already</source>
        <translation>
            <numerusform>%Ln 个文件早已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files moved out to the archive&apos;s trash</source>
        <translation>
            <numerusform>%Ln 个文件移到归档的回收站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>What each run and each filing did</source>
        <translation>每次运行和归档做了什么</translation>
    </message>
    <message>
        <source>What was done, newest first.</source>
        <translation>做过的事，最新在前。</translation>
    </message>
    <message>
        <source>Nothing ran yet.</source>
        <translation>还没有运行过。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are not what was filed</source>
        <translation>
            <numerusform>%Ln 个文件与归档时不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files not as filed</source>
        <translation>
            <numerusform>%Ln 个文件与归档时不同</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying again makes each from its photo, and zips from the copies. What somebody edited stays.</source>
        <translation>重新复制会从照片生成各个文件，压缩包则由副本生成。有人编辑过的文件保留。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Copied again from</source>
        <translation>重新复制自</translation>
    </message>
    <message>
        <source>Every file is what was filed.</source>
        <translation>所有文件都与归档时一致。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>edited by somebody</source>
        <translation>有人编辑过</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>重新复制</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Nobody has a name yet</source>
        <translation>还没有人有姓名</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are filed. Give names, and everyone gets a folder at the next filing.</source>
        <translation>
            <numerusform>已归档 %Ln 张照片。命名后，下次归档时每人都有文件夹。</numerusform>
        </translation>
    </message>
    <message>
        <source>Give names</source>
        <translation>去命名</translation>
    </message>
    <message>
        <source>Added %1 to the photos.</source>
        <translation>已将 %1 加入照片来源。</translation>
    </message>
    <message numerus="yes">
        <source>Added %1 and %Ln more to the photos.</source>
        <translation>
            <numerusform>已将 %1 及另外 %Ln 项加入照片来源。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use nothing else</source>
        <translation>只用这个</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>From %1  ·  to %2  ·  zips to %3</source>
        <translation>来源 %1  ·  保存到 %2  ·  压缩包到 %3</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Everyone with a name appears here.</source>
        <translation>有姓名的人物会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing is filed yet.</source>
        <translation>尚未归档任何内容。</translation>
    </message>
    <message>
        <source>Done in %1. Every new copy was read back and matches.</source>
        <translation>用时 %1 完成。所有新副本均已读回核对，完全一致。</translation>
    </message>
    <message>
        <source>Done in %1. Every new zip was read back and matches.</source>
        <translation>用时 %1 完成。所有新压缩包均已读回核对，完全一致。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders</source>
        <translation>
            <numerusform>%Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips</source>
        <translation>
            <numerusform>%Ln 个压缩包</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1和%2</translation>
    </message>
    <message numerus="yes">
        <source>Filed %Ln files in %1.</source>
        <translation>
            <numerusform>已将 %Ln 个文件归档到%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>They are tried again when they change, or when you ask.</source>
        <translation>文件变化后会再次尝试，也可手动重试。</translation>
    </message>
    <message numerus="yes">
        <source>Copies %Ln photos (%1) into %2. %3</source>
        <translation>
            <numerusform>将 %Ln 张照片（%1）复制到 %2。%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links %Ln photos into %1, without using more room. %2</source>
        <translation>
            <numerusform>将 %Ln 张照片链接到 %1，不占用更多空间。%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clones %Ln photos into %1, without using more room. %2</source>
        <translation>
            <numerusform>将 %Ln 张照片以引用链接放入 %1，不占用更多空间。%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moves %Ln photos (%1) into %2. %3</source>
        <translation>
            <numerusform>将 %Ln 张照片（%1）移动到 %2。%3</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>情况</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were moved to the archive&apos;s trash.</source>
        <translation>
            <numerusform>%Ln 个文件已移到归档的回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are the same picture as another.</source>
        <translation>
            <numerusform>%Ln 张照片与另一张是同一画面。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips were moved to the archive&apos;s trash.</source>
        <translation>
            <numerusform>%Ln 个压缩包已移到归档的回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty folders were removed.</source>
        <translation>
            <numerusform>已移除 %Ln 个空文件夹。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are the same picture as another, and filed once unless they say more</source>
        <translation>
            <numerusform>其中 %Ln 张与另一张是同一画面，除非另含信息，只归档一次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty folders removed</source>
        <translation>
            <numerusform>移除 %Ln 个空文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips renewed and read back</source>
        <translation>
            <numerusform>更新并读回 %Ln 个压缩包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips moved out to the archive&apos;s trash</source>
        <translation>
            <numerusform>%Ln 个压缩包移到归档的回收站</numerusform>
        </translation>
    </message>
    <message>
        <source>the copies in the folder</source>
        <translation>文件夹中的副本</translation>
    </message>
    <message>
        <source>%1, as a numbered file beside it</source>
        <translation>%1，以带编号的文件放在旁边</translation>
    </message>
    <message>
        <source>%1, so far in %2</source>
        <translation>%1，原在 %2</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>not from Albumen</source>
        <translation>不是 Albumen 的文件</translation>
    </message>
    <message>
        <source>something else in its place</source>
        <translation>其位置上是别的东西</translation>
    </message>
    <message>
        <source>permission is missing</source>
        <translation>缺少权限</translation>
    </message>
    <message>
        <source>nothing: no photo and no other copy is left</source>
        <translation>无：照片和其他副本都已不在</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>nothing until what was there is back</source>
        <translation>无：须先放回原来的内容</translation>
    </message>
    <message>
        <source>nothing: no copy in its folder is there</source>
        <translation>无：其文件夹中没有副本</translation>
    </message>
    <message>
        <source>nothing: its photo is not there now</source>
        <translation>无：原照片现在不在</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Nothing of it can be copied again now. What somebody edited stays.</source>
        <translation>现在都无法重新复制。有人编辑过的文件保留。</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>File again to mend them.</source>
        <translation>重新归档即可修复。</translation>
    </message>
    <message>
        <source>What somebody edited stays as it is.</source>
        <translation>有人编辑过的文件保持原样。</translation>
    </message>
    <message>
        <source>Fold steps</source>
        <translation>收起步骤</translation>
    </message>
    <message>
        <source>Fold folders</source>
        <translation>收起文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are back.</source>
        <translation>
            <numerusform>%Ln 个文件已恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 of %Ln files are back. Not back: %1 and others.</source>
        <translation>
            <numerusform>%Ln 个文件中有 %2 个已恢复。未恢复：%1 等。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 of %Ln files are back. Not back: %1.</source>
        <translation>
            <numerusform>%Ln 个文件中有 %2 个已恢复。未恢复：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verified %Ln files in %1: %2.</source>
        <translation>
            <numerusform>用时 %1 校验了 %Ln 个文件：%2。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::ArchivePaths</name>
    <message numerus="yes">
        <source>%Ln moved photos in %1</source>
        <translation>
            <numerusform>%Ln 张已移动的照片在 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>%1. %2 stays in force.</source>
        <translation>%1。仍使用 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 及另外 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>One folder per person, %1 free</source>
        <translation>每人一个文件夹，剩余空间 %1</translation>
    </message>
    <message>
        <source>One zip per person, %1 free</source>
        <translation>每人一个压缩包，剩余空间 %1</translation>
    </message>
    <message>
        <source>No photos found in %1 yet.</source>
        <translation>%1 中尚未找到照片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed since %1</source>
        <translation>
            <numerusform>自 %1 起有 %Ln 张新增或更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not looked at yet</source>
        <translation>
            <numerusform>%Ln 张尚未查看</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Pause or cancel first</source>
        <translation>请先暂停或取消</translation>
    </message>
    <message>
        <source>Drop to save to “%1”</source>
        <translation>放下即保存到“%1”</translation>
    </message>
    <message>
        <source>Drop to put the zips into “%1”</source>
        <translation>放下即将压缩包放入“%1”</translation>
    </message>
    <message>
        <source>Drop to take the photos from “%1”</source>
        <translation>放下即使用“%1”中的照片</translation>
    </message>
    <message numerus="yes">
        <source>Drop to use these %Ln items</source>
        <translation>
            <numerusform>放下即使用这 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos from</source>
        <translation>照片来源</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Zips to</source>
        <translation>压缩包到</translation>
    </message>
    <message>
        <source>Single photos</source>
        <translation>单张照片</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Single photos…</source>
        <translation>单张照片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>去掉 %1</translation>
    </message>
</context>
<context>
    <name>albumen::AskPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>albumen::BackupSection</name>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <source>Last backup: %1</source>
        <translation>最近备份：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>共 %Ln 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept, the newest %1 are listed</source>
        <translation>
            <numerusform>共 %Ln 份，列出最近 %1 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Backed up to %1.</source>
        <translation>已备份到 %1。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>copies of names and decisions; photos are not in them</source>
        <translation>姓名和决定的副本，不含照片</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <translation>恢复 %1 的备份</translation>
    </message>
    <message>
        <source>One is made every day that something is decided</source>
        <translation>每个作过决定的日子都会自动备份</translation>
    </message>
    <message>
        <source>Off this machine</source>
        <translation>本机以外</translation>
    </message>
    <message>
        <source>copies of the archive and of these backups in another place</source>
        <translation>归档和这些备份在别处的副本</translation>
    </message>
    <message>
        <source>Places…</source>
        <translation>位置…</translation>
    </message>
    <message>
        <source>Places off this machine…</source>
        <translation>本机以外的位置…</translation>
    </message>
    <message>
        <source>Of that day, by itself</source>
        <translation>当日自动备份</translation>
    </message>
    <message>
        <source>Before names or decisions were taken in</source>
        <translation>导入姓名或决定之前</translation>
    </message>
    <message>
        <source>Before a newer version of the program changed the library</source>
        <translation>新版程序更改库之前</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>手动备份</translation>
    </message>
</context>
<context>
    <name>albumen::ChoiceSection</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>colours of the window</source>
        <translation>窗口配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>switches at once</source>
        <translation>立即切换</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>size of the photos in the grid</source>
        <translation>照片网格中的大小</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Cards and cameras</source>
        <translation>存储卡和相机</translation>
    </message>
    <message>
        <source>that are put in while Albumen is open</source>
        <translation>在 Albumen 打开时插入的</translation>
    </message>
    <message>
        <source>Offer to import from them</source>
        <translation>提示从中导入</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>不提示</translation>
    </message>
</context>
<context>
    <name>albumen::DateLine</name>
    <message>
        <source>Without a date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Change the date (it was changed before)</source>
        <translation>更改日期（之前已更改过）</translation>
    </message>
    <message>
        <source>Change the date</source>
        <translation>更改日期</translation>
    </message>
    <message>
        <source>YYYY-MM-DD HH:MM</source>
        <translation>YYYY-MM-DD HH:MM</translation>
    </message>
    <message>
        <source>Date, YYYY-MM-DD HH:MM</source>
        <translation>日期，YYYY-MM-DD HH:MM</translation>
    </message>
    <message>
        <source>Empty: as the file says</source>
        <translation>留空：以文件为准</translation>
    </message>
    <message>
        <source>Write it like 2024-03-14 18:22.</source>
        <translation>请写成 2024-03-14 18:22。</translation>
    </message>
    <message>
        <source>Photos were taken between %1 and today.</source>
        <translation>照片的拍摄时间在 %1 年至今天之间。</translation>
    </message>
</context>
<context>
    <name>albumen::Decider</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were deleted from the trash for good and stay away.</source>
        <translation>
            <numerusform>有 %Ln 张照片已从回收站彻底删除，无法恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>已撤销：%1。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Redone: %1.</source>
        <translation>已重做：%1。</translation>
    </message>
</context>
<context>
    <name>albumen::ErrorWindow</name>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>albumen::FaceNamer</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>不是%1</translation>
    </message>
    <message>
        <source>Ignore this face</source>
        <translation>忽略此人脸</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>New person “%1”</source>
        <translation>新人物“%1”</translation>
    </message>
</context>
<context>
    <name>albumen::FaceStrip</name>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
</context>
<context>
    <name>albumen::FoldersSection</name>
    <message>
        <source>Pause or cancel first</source>
        <translation>请先暂停或取消</translation>
    </message>
    <message>
        <source>Only read, never changed</source>
        <translation>只读取，不改动</translation>
    </message>
    <message>
        <source>One folder per person</source>
        <translation>每人一个文件夹</translation>
    </message>
    <message>
        <source>One zip per person</source>
        <translation>每人一个压缩包</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>%1. %2 stays in force.</source>
        <translation>%1。仍使用 %2。</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>另选文件夹…</translation>
    </message>
    <message>
        <source>One more folder…</source>
        <translation>再加一个文件夹…</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>不含 %1</translation>
    </message>
    <message>
        <source>Photos from</source>
        <translation>照片来源</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Zips to</source>
        <translation>压缩包到</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>where photos are read, and copies go</source>
        <translation>照片的来源和副本的去处</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Never read, whatever is in it</source>
        <translation>从不读取其中内容</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Read %1 again</source>
        <translation>重新读取 %1</translation>
    </message>
</context>
<context>
    <name>albumen::GroupFaces</name>
    <message>
        <source>now %1</source>
        <translation>现为%1</translation>
    </message>
    <message>
        <source>Face in %1</source>
        <translation>%1 中的人脸</translation>
    </message>
    <message>
        <source>Single faces</source>
        <translation>单张人脸</translation>
    </message>
    <message>
        <source>One group</source>
        <translation>一个组</translation>
    </message>
    <message>
        <source>No faces left.</source>
        <translation>没有剩余的人脸。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>split off</source>
        <translation>已分出</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message numerus="yes">
        <source>Who are these %Ln faces?</source>
        <translation>
            <numerusform>这 %Ln 张人脸是谁？</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the groups</source>
        <translation>返回各组</translation>
    </message>
    <message>
        <source>Faces of the group</source>
        <translation>该组的人脸</translation>
    </message>
    <message>
        <source>no longer here</source>
        <translation>已不在此处</translation>
    </message>
</context>
<context>
    <name>albumen::GroupTile</name>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln photos</source>
        <translation>
            <numerusform>在 %Ln 张照片中</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Ignore the group</source>
        <translation>忽略此组</translation>
    </message>
    <message>
        <source>drop: the same person</source>
        <translation>放下：同一人物</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>no longer here</source>
        <translation>已不在此处</translation>
    </message>
</context>
<context>
    <name>albumen::GroupsView</name>
    <message>
        <source>Groups without a name</source>
        <translation>未命名的人脸组</translation>
    </message>
</context>
<context>
    <name>albumen::HistoryDelegate</name>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
</context>
<context>
    <name>albumen::HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Undo this entry…</source>
        <translation>撤销此条…</translation>
    </message>
    <message>
        <source>What undoing would do</source>
        <translation>撤销的影响</translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln decisions</source>
        <translation>
            <numerusform>最近 %Ln 项决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln 项决定</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was decided yet. Names and corrections will be listed here.</source>
        <translation>尚无任何决定。姓名和更正将列在此处。</translation>
    </message>
    <message>
        <source>This entry is undone already.</source>
        <translation>此条目已撤销。</translation>
    </message>
    <message>
        <source>Select an entry first.</source>
        <translation>请先选择一个条目。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>albumen::IgnoredView</name>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Ignored faces</source>
        <translation>已忽略的人脸</translation>
    </message>
</context>
<context>
    <name>albumen::ImportPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Import ticked names</source>
        <translation>导入选中的姓名</translation>
    </message>
    <message>
        <source>Folders named by person</source>
        <translation>以人名命名的文件夹</translation>
    </message>
    <message>
        <source>Photos of %1</source>
        <translation>%1的照片</translation>
    </message>
    <message>
        <source>Looking for the face of %1</source>
        <translation>正在查找%1的人脸</translation>
    </message>
    <message>
        <source>Looking through the files</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Looking through the folders</source>
        <translation>正在查看文件夹</translation>
    </message>
    <message>
        <source>Importing names</source>
        <translation>正在导入姓名</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>未导入任何内容。</translation>
    </message>
    <message>
        <source>No name was found that is not known already.</source>
        <translation>没有找到尚未知道的姓名。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces that had not been found</source>
        <translation>
            <numerusform>%Ln 张此前未找到的人脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are taken for %1: another file of the same picture says another name</source>
        <translation>
            <numerusform>%Ln 张人脸视为%1：同一张照片的另一个文件写着别的名字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces stay as they were decided</source>
        <translation>
            <numerusform>%Ln 张人脸保持原有决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces stay with %1, as you decided</source>
        <translation>
            <numerusform>%Ln 张人脸按您的决定仍属于%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces have a name now</source>
        <translation>
            <numerusform>%Ln 张人脸现已有姓名</numerusform>
        </translation>
    </message>
    <message>
        <source>Can be undone at any time.</source>
        <translation>可随时撤销。</translation>
    </message>
    <message>
        <source>No face got a name</source>
        <translation>没有人脸获得姓名</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos of %1 were added.</source>
        <translation>
            <numerusform>已添加 %Ln 张%1的照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>These were left out:</source>
        <translation>以下照片未添加：</translation>
    </message>
    <message numerus="yes">
        <source>Named %Ln faces.</source>
        <translation>
            <numerusform>已为 %Ln 张人脸命名。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>没有可显示的内容。</translation>
    </message>
    <message>
        <source>Type the name first</source>
        <translation>请先输入姓名</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 names ticked</source>
        <translation>
            <numerusform>已选 %Ln 个姓名，共 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Import names</source>
        <translation>导入姓名</translation>
    </message>
    <message>
        <source>The photos in each folder show who that is. They are looked at and never filed.</source>
        <translation>每个文件夹中的照片说明是谁。这些照片只查看，不归档。</translation>
    </message>
    <message>
        <source>Names already in the files</source>
        <translation>文件中已有的姓名</translation>
    </message>
    <message>
        <source>What digiKam, Picasa, Lightroom and Windows wrote into these photos or beside them.</source>
        <translation>digiKam、Picasa、Lightroom 和 Windows 写入这些照片或其旁的姓名。</translation>
    </message>
    <message>
        <source>A person from photos</source>
        <translation>从照片添加人物</translation>
    </message>
    <message>
        <source>One or more photos with the face of this person.</source>
        <translation>一张或多张带有此人面孔的照片。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Look for names</source>
        <translation>查找姓名</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>人物姓名</translation>
    </message>
    <message>
        <source>A list of names to tick appears here.</source>
        <translation>可勾选的姓名列表将显示在此处。</translation>
    </message>
    <message>
        <source>Choose where the names are first.</source>
        <translation>请先选择姓名的来源。</translation>
    </message>
    <message>
        <source>Tick a name first.</source>
        <translation>请先勾选一个姓名。</translation>
    </message>
</context>
<context>
    <name>albumen::InfoBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>albumen::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Tab goes from part to part, arrow keys inside a part, Esc one step back.</source>
        <translation>Tab 在各部分之间切换，方向键在部分内移动，Esc 返回一步。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何页面</translation>
    </message>
    <message>
        <source>While a field has the keyboard, letters are typed into it.</source>
        <translation>输入框有焦点时，字母会输入其中。</translation>
    </message>
</context>
<context>
    <name>albumen::LimitsSection</name>
    <message>
        <source>The default is %1</source>
        <translation>默认为 %1</translation>
    </message>
    <message>
        <source>No network that tells people apart is installed.</source>
        <translation>未安装能区分人物的网络。</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>The smaller the number, the surer, and the more faces are asked about.</source>
        <translation>数值越小越可靠，需要询问的人脸也越多。</translation>
    </message>
    <message>
        <source>In force for all faces that nobody decided about.</source>
        <translation>适用于所有尚未由您决定的人脸。</translation>
    </message>
    <message>
        <source>Counting what would change</source>
        <translation>正在计算会有哪些变化</translation>
    </message>
    <message>
        <source>No face would change.</source>
        <translation>没有人脸会改变。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces would change.</source>
        <translation>
            <numerusform>%Ln 张人脸会改变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>how alike two faces must be, as a distance</source>
        <translation>两张人脸须有多相似，以距离表示</translation>
    </message>
    <message>
        <source>Sure up to</source>
        <translation>确定上限</translation>
    </message>
    <message>
        <source>nearer faces are named without a question</source>
        <translation>距离更小的人脸直接命名</translation>
    </message>
    <message>
        <source>Asked up to</source>
        <translation>询问上限</translation>
    </message>
    <message>
        <source>farther faces stay unknown</source>
        <translation>距离更大的人脸保持未知</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Strangers look alike in this library, so it keeps to %1 by itself.</source>
        <translation>此照片库中的陌生人彼此相像，因此自动采用 %1。</translation>
    </message>
</context>
<context>
    <name>albumen::ListPanel</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
</context>
<context>
    <name>albumen::MainWindow</name>
    <message>
        <source>No program on this computer opens %1.</source>
        <translation>此电脑上没有程序可以打开 %1。</translation>
    </message>
    <message>
        <source>Drop a folder or photos anywhere to add them.</source>
        <translation>将文件夹或照片拖到任意位置即可添加。</translation>
    </message>
    <message>
        <source>Last run %1. </source>
        <translation>上次完成：%1。</translation>
    </message>
    <message>
        <source>Albumen</source>
        <translation>Albumen</translation>
    </message>
    <message>
        <source>Albumen, an album of drawn people</source>
        <translation>Albumen，绘制人物的相册</translation>
    </message>
    <message>
        <source>The backup %1 was restored. The library of before is kept in %2.</source>
        <translation>已恢复备份 %1。此前的照片库保留在 %2。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>These photos were not added, because a job is running.</source>
        <translation>有任务正在运行，未添加这些照片。</translation>
    </message>
</context>
<context>
    <name>albumen::MergeCard</name>
    <message>
        <source>Merge %1 and %2?</source>
        <translation>合并 %1 和 %2？</translation>
    </message>
    <message>
        <source>Their nearest faces are %1 apart.</source>
        <translation>两人最相近的人脸距离为 %1。</translation>
    </message>
    <message>
        <source>Their faces cannot be compared.</source>
        <translation>两人的人脸无法比较。</translation>
    </message>
    <message numerus="yes">
        <source>Both are in %Ln photos together: two people, most likely.</source>
        <translation>
            <numerusform>两人同时出现在 %Ln 张照片中：很可能是两个人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the name %1</source>
        <translation>保留姓名 %1</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Can be undone at any time.</source>
        <translation>可随时撤销。</translation>
    </message>
</context>
<context>
    <name>albumen::MessageLine</name>
    <message numerus="yes">
        <source>%Ln more, open the log</source>
        <translation>
            <numerusform>还有 %Ln 条，打开日志</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>albumen::MessageList</name>
    <message>
        <source>d MMMM, HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Dismiss all</source>
        <translation>全部关闭</translation>
    </message>
</context>
<context>
    <name>albumen::ModelRow</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>由您选择</translation>
    </message>
    <message>
        <source>the best that is installed</source>
        <translation>已安装中最好的</translation>
    </message>
    <message>
        <source>chosen by you, cannot be used now</source>
        <translation>由您选择，目前无法使用</translation>
    </message>
    <message>
        <source>does not match its record and is not used</source>
        <translation>与记录不符，未使用</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Use the best that is installed</source>
        <translation>使用已安装中最好的</translation>
    </message>
    <message>
        <source>Default instead of %1</source>
        <translation>用默认代替 %1</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Fetch %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>Pause or cancel first</source>
        <translation>请先暂停或取消</translation>
    </message>
    <message>
        <source>From the address in its record</source>
        <translation>从记录中的地址下载</translation>
    </message>
    <message>
        <source>Stop fetching %1</source>
        <translation>停止下载 %1</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Show the figures of %1</source>
        <translation>显示 %1 的数据</translation>
    </message>
    <message>
        <source>Hide the figures of %1</source>
        <translation>隐藏 %1 的数据</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>albumen::NameField</name>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>该组的姓名</translation>
    </message>
    <message>
        <source>People it may be</source>
        <translation>可能的人物</translation>
    </message>
    <message>
        <source>New person “%1”</source>
        <translation>新人物“%1”</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>looks alike, %1</source>
        <translation>相似，%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>People of this name</source>
        <translation>同名人物</translation>
    </message>
    <message>
        <source>%1 (distance %2)</source>
        <translation>%1（距离 %2）</translation>
    </message>
    <message>
        <source>A name has at most %1 letters.</source>
        <translation>姓名最多 %1 个字。</translation>
    </message>
    <message>
        <source>Nobody is called “%1”.</source>
        <translation>没有人叫“%1”。</translation>
    </message>
</context>
<context>
    <name>albumen::NameTicks</name>
    <message>
        <source>Names to import</source>
        <translation>要导入的姓名</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PageBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>albumen::PathRow</name>
    <message>
        <source>This is the default</source>
        <translation>已是默认</translation>
    </message>
</context>
<context>
    <name>albumen::PeopleModel</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>新增 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <translation>
            <numerusform>%Ln 张待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>not filed</source>
        <translation>未归档</translation>
    </message>
</context>
<context>
    <name>albumen::PeoplePage</name>
    <message>
        <source>Last seen</source>
        <translation>按最近出现</translation>
    </message>
    <message>
        <source>Most to confirm</source>
        <translation>按待确认数</translation>
    </message>
    <message>
        <source>Faces that are alone, each seen on one day only.</source>
        <translation>只在一天出现的单张人脸。</translation>
    </message>
    <message>
        <source>To name</source>
        <translation>待命名</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Yes to all of this person</source>
        <translation>此人的全部回答“是”</translation>
    </message>
    <message>
        <source>No to all of this person</source>
        <translation>此人的全部回答“不是”</translation>
    </message>
    <message>
        <source>Ignore all of this person</source>
        <translation>忽略此人的全部</translation>
    </message>
    <message>
        <source>Merge two people…</source>
        <translation>合并两个人物…</translation>
    </message>
    <message>
        <source>Ignore strangers…</source>
        <translation>忽略陌生人…</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>整理</translation>
    </message>
    <message numerus="yes">
        <source>%Ln, by photos</source>
        <translation>
            <numerusform>%Ln 人，按照片数</numerusform>
        </translation>
    </message>
    <message>
        <source>No faces yet. Start on the Archive page.</source>
        <translation>还没有人脸。请从“归档”页面开始。</translation>
    </message>
    <message>
        <source>Everyone has a name.</source>
        <translation>所有人都已命名。</translation>
    </message>
    <message>
        <source>Nobody has a name yet. Name a group first.</source>
        <translation>还没有人命名。请先为一组命名。</translation>
    </message>
    <message>
        <source>Nobody is ignored.</source>
        <translation>没有已忽略的人脸。</translation>
    </message>
    <message numerus="yes">
        <source>Ignore %Ln faces of strangers?</source>
        <translation>
            <numerusform>忽略 %Ln 张陌生人的人脸？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups of fewer than %1 faces, and faces alone, of one day only.</source>
        <translation>
            <numerusform>%Ln 个少于 %1 张人脸且只在一天出现的组，以及单张人脸。</numerusform>
        </translation>
    </message>
    <message>
        <source>Can be undone at any time.</source>
        <translation>可随时撤销。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>已命名</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找人物</translation>
    </message>
    <message>
        <source>Who are they?</source>
        <translation>他们是谁？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups, largest first</source>
        <translation>
            <numerusform>%Ln 组，最大的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Import names…</source>
        <translation>导入姓名…</translation>
    </message>
    <message>
        <source>Open the group</source>
        <translation>打开该组</translation>
    </message>
    <message>
        <source>None of them is a face</source>
        <translation>都不是人脸</translation>
    </message>
    <message>
        <source>Single faces</source>
        <translation>单张人脸</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>命名…</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>是其他人</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Nothing is asked now.</source>
        <translation>当前没有问题。</translation>
    </message>
    <message>
        <source>Select faces first.</source>
        <translation>请先选择人脸。</translation>
    </message>
    <message>
        <source>These are all faces there are: nobody would be left.</source>
        <translation>已选中全部人脸：不会有人留下。</translation>
    </message>
    <message>
        <source>Groups and faces are ignored under To name.</source>
        <translation>请在“待命名”中忽略分组和人脸。</translation>
    </message>
    <message>
        <source>Every face is in a group.</source>
        <translation>所有人脸都在分组中。</translation>
    </message>
    <message>
        <source>Select a group first.</source>
        <translation>请先选择一组。</translation>
    </message>
    <message>
        <source>Groups are named under To name.</source>
        <translation>请在“待命名”中为分组命名。</translation>
    </message>
    <message>
        <source>Open a group and select faces first.</source>
        <translation>请先打开一组并选择人脸。</translation>
    </message>
    <message>
        <source>Select two first: Ctrl+click, or Space and Ctrl+arrows. Or drop one on another.</source>
        <translation>请先选择两个人物：按住 Ctrl 分别单击，或依次按空格、Ctrl+方向键、空格；也可以把一个拖到另一个上。</translation>
    </message>
    <message>
        <source>There is no group to name.</source>
        <translation>没有待命名的分组。</translation>
    </message>
    <message>
        <source>Select what to bring back first.</source>
        <translation>请先选择要恢复的内容。</translation>
    </message>
    <message>
        <source>What is ignored is under Ignored.</source>
        <translation>已忽略的内容在“已忽略”中。</translation>
    </message>
    <message>
        <source>Groups appear here while photos are looked at.</source>
        <translation>查看照片时，分组会出现在这里。</translation>
    </message>
    <message>
        <source>No group is left to name. Single faces are in the menu above.</source>
        <translation>没有待命名的分组了。单张人脸在上方的菜单里。</translation>
    </message>
    <message>
        <source>Forget this person…</source>
        <translation>忘记此人…</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>打开此人</translation>
    </message>
    <message>
        <source>Delete the name</source>
        <translation>删除姓名</translation>
    </message>
    <message>
        <source>Select one person first: with the arrow keys, or by a right click.</source>
        <translation>请先选中一个人：用方向键或右键单击。</translation>
    </message>
    <message>
        <source>Name the group…</source>
        <translation>为该组命名…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>Bring back %Ln faces</source>
        <translation>
            <numerusform>恢复 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Ignore the group</source>
        <translation>忽略此组</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Named people at the side</source>
        <translation>侧边的已命名人物</translation>
    </message>
</context>
<context>
    <name>albumen::PeopleSection</name>
    <message>
        <source>In the archive</source>
        <translation>归档中的人物</translation>
    </message>
    <message>
        <source>People in the archive</source>
        <translation>归档中的人物</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter people by name</source>
        <translation>按姓名筛选人物</translation>
    </message>
    <message>
        <source>New photos</source>
        <translation>按新照片</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>albumen::PeopleView</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open zip</source>
        <translation>打开压缩包</translation>
    </message>
    <message>
        <source>Open folder (Enter)</source>
        <translation>打开文件夹 (Enter)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos, not filed</source>
        <translation>
            <numerusform>%Ln 张照片，未归档</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::PersonHeader</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, born %2</source>
        <translation>%1，出生于 %2</translation>
    </message>
    <message>
        <source>Born: YYYY-MM-DD</source>
        <translation>出生日期：YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Birth date, YYYY-MM-DD</source>
        <translation>出生日期，YYYY-MM-DD</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln without a face</source>
        <translation>
            <numerusform>%1，另有 %Ln 张没有人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Year-month-day, as in 1998-05-11. In photos from before, nobody is taken for %1.</source>
        <translation>年-月-日，例如 1998-05-11。在此之前的照片中，不会将任何人认作%1。</translation>
    </message>
</context>
<context>
    <name>albumen::PersonPage</name>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Face in %1</source>
        <translation>%1 中的人脸</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>%1, nearest first</source>
        <translation>%1，最相近的在前</translation>
    </message>
    <message>
        <source>%1, newest first</source>
        <translation>%1，最新的在前</translation>
    </message>
    <message>
        <source>No faces left.</source>
        <translation>没有剩余的人脸。</translation>
    </message>
    <message>
        <source>Nobody is known by this number any more.</source>
        <translation>已没有此人物。</translation>
    </message>
    <message>
        <source>Faces of this person</source>
        <translation>此人物的人脸</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移到…</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>不是 %1</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>Best face</source>
        <translation>最佳人脸</translation>
    </message>
    <message>
        <source>Split to new person…</source>
        <translation>拆分为新人物…</translation>
    </message>
    <message>
        <source>Yes to all %1</source>
        <translation>全部 %1 张都是</translation>
    </message>
    <message>
        <source>Yes to all</source>
        <translation>全部都是</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>不是此人</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Birth date…</source>
        <translation>出生日期…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open zip</source>
        <translation>打开压缩包</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Delete the name</source>
        <translation>删除姓名</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>不是 %1</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln faces to</source>
        <translation>
            <numerusform>将 %Ln 张人脸移到</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces are a new person</source>
        <translation>
            <numerusform>%Ln 张人脸是新人物</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge %1 with</source>
        <translation>将 %1 合并到</translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln faces from %1 to %2. Their folders follow at the next filing.</source>
        <translation>
            <numerusform>已将 %Ln 张人脸从 %1 移到 %2。文件夹将在下次归档时更新。</numerusform>
        </translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>已移到 %1</translation>
    </message>
    <message>
        <source>Select one face or more first.</source>
        <translation>请先选择一张或多张人脸。</translation>
    </message>
    <message>
        <source>What is selected waits for no answer.</source>
        <translation>所选人脸不需要确认。</translation>
    </message>
    <message>
        <source>Select one face first.</source>
        <translation>请先选择一张人脸。</translation>
    </message>
    <message>
        <source>No face waits for an answer.</source>
        <translation>没有待确认的人脸。</translation>
    </message>
    <message>
        <source>Select the faces to move first. The whole person goes to another with Merge…</source>
        <translation>请先选择要移动的人脸。要把整个人物并入他人，请用“合并…”</translation>
    </message>
    <message>
        <source>Nothing is filed in a folder of this person yet.</source>
        <translation>此人物的文件夹中尚未归档任何照片。</translation>
    </message>
    <message>
        <source>No zip of this person is made yet.</source>
        <translation>尚未为此人物打包。</translation>
    </message>
    <message>
        <source>This person is not there any more.</source>
        <translation>此人物已不存在。</translation>
    </message>
    <message>
        <source>no longer %1</source>
        <translation>不再是 %1</translation>
    </message>
    <message>
        <source>Forget this person…</source>
        <translation>忘记此人…</translation>
    </message>
</context>
<context>
    <name>albumen::PersonsView</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <translation>
            <numerusform>%Ln 张待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Named people</source>
        <translation>已命名的人物</translation>
    </message>
    <message>
        <source>drop to merge</source>
        <translation>放下以合并</translation>
    </message>
    <message>
        <source>drop to name</source>
        <translation>放下以命名</translation>
    </message>
</context>
<context>
    <name>albumen::PhotoFilter</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take this filter away</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No people</source>
        <translation>没有人物</translation>
    </message>
    <message>
        <source>Unknown people</source>
        <translation>未知人物</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1或%2</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>不含%1</translation>
    </message>
    <message>
        <source>With</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>And with</source>
        <translation>并且包含</translation>
    </message>
    <message>
        <source>Or with</source>
        <translation>或者包含</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>不含</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>In the folder</source>
        <translation>所在文件夹</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>%1 全部</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>albumen::PhotosPage</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No photo fits.</source>
        <translation>没有符合的照片。</translation>
    </message>
    <message>
        <source>No photos yet. Start on the Archive page.</source>
        <translation>还没有照片。请在归档页开始。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Go to a month</source>
        <translation>跳到某个月</translation>
    </message>
    <message>
        <source>Find a file name</source>
        <translation>查找文件名</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message numerus="yes">
        <source>Turned %Ln photos. The files stay as they are.</source>
        <translation>
            <numerusform>已旋转 %Ln 张照片。文件保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Select one photo or more first.</source>
        <translation>请先选择一张或多张照片。</translation>
    </message>
    <message>
        <source>Select one photo first.</source>
        <translation>请先选择一张照片。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Select a photo that could not be read first.</source>
        <translation>请先选择一张无法读取的照片。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Like this one</source>
        <translation>以此再搜</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>加入相册…</translation>
    </message>
</context>
<context>
    <name>albumen::PictureStory</name>
    <message>
        <source>People / %1</source>
        <translation>People / %1</translation>
    </message>
    <message>
        <source>People / Unknown</source>
        <translation>People / Unknown</translation>
    </message>
    <message>
        <source>%1.zip</source>
        <translation>%1.zip</translation>
    </message>
    <message>
        <source>zip once named</source>
        <translation>命名后打包</translation>
    </message>
    <message>
        <source>What happens to one photo</source>
        <translation>一张照片会怎样处理</translation>
    </message>
    <message>
        <source>Names come after the first run: the largest groups are shown first.</source>
        <translation>首次运行后再命名：最大的组先显示。</translation>
    </message>
    <message>
        <source>Naming a group names all its photos.</source>
        <translation>为一组命名即为其中所有照片命名。</translation>
    </message>
</context>
<context>
    <name>albumen::PrivacySection</name>
    <message>
        <source>Face data</source>
        <translation>人脸数据</translation>
    </message>
    <message>
        <source>what tells faces apart, guesses, groups, small pictures of faces; names are not part of it</source>
        <translation>区分人脸的数据、推测、分组和人脸小图，不含姓名</translation>
    </message>
    <message>
        <source>Pause or cancel first</source>
        <translation>请先暂停或取消</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Nothing leaves this computer by itself. %1 are kept on it.</source>
        <translation>任何数据都不会自行离开此电脑。共存储 %1。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer by itself.</source>
        <translation>任何数据都不会自行离开此电脑。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete all face data…</source>
        <translation>删除全部人脸数据…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Delete the log…</source>
        <translation>删除日志…</translation>
    </message>
    <message>
        <source>Delete the log?</source>
        <translation>删除日志？</translation>
    </message>
    <message>
        <source>Delete all face data?</source>
        <translation>删除全部人脸数据？</translation>
    </message>
    <message>
        <source>The log was deleted.</source>
        <translation>日志已删除。</translation>
    </message>
    <message>
        <source>It tells what happened to which file, and helps where something went wrong.</source>
        <translation>日志记录哪个文件发生了什么，可在出错时提供帮助。</translation>
    </message>
    <message>
        <source>What happens from now on is logged anew.</source>
        <translation>此后发生的事会重新记录。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message numerus="yes">
        <source>Deleted for ever: what tells %Ln faces apart, guesses, groups, and small pictures of faces;</source>
        <translation>
            <numerusform>永久删除：用于区分 %Ln 张人脸的数据、推测、分组和人脸小图；</numerusform>
        </translation>
    </message>
    <message>
        <source>the faces that nobody decided about; all backups made so far.</source>
        <translation>尚未作出决定的人脸；至今的所有备份。</translation>
    </message>
    <message>
        <source>Kept: photos, archive, names, and every decision with the place of its face. A new backup is made.</source>
        <translation>保留：照片、归档、姓名，以及每项决定及其人脸位置。会新建一份备份。</translation>
    </message>
    <message>
        <source>The next run looks at all photos again.</source>
        <translation>下次运行会重新查看所有照片。</translation>
    </message>
    <message>
        <source>Until then only faces that you named yourself have a name.</source>
        <translation>在此之前，只有您亲自命名的人脸才有姓名。</translation>
    </message>
    <message>
        <source>The face data and all older backups were deleted.</source>
        <translation>人脸数据和所有旧备份均已删除。</translation>
    </message>
    <message>
        <source>Names and decisions are all there.</source>
        <translation>姓名和决定均保留。</translation>
    </message>
</context>
<context>
    <name>albumen::RecognitionSection</name>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>networks kept on this computer, %1</source>
        <translation>存放在此电脑上的网络，%1</translation>
    </message>
    <message>
        <source>Graphics card, CUDA</source>
        <translation>显卡，CUDA</translation>
    </message>
    <message numerus="yes">
        <source>Processor, %Ln threads</source>
        <translation>
            <numerusform>处理器，%Ln 线程</numerusform>
        </translation>
    </message>
    <message>
        <source>what the networks run on</source>
        <translation>运行网络的设备</translation>
    </message>
    <message>
        <source>Running on the processor instead of the graphics card</source>
        <translation>正在用处理器代替显卡运行</translation>
    </message>
    <message>
        <source>%1. Results are the same, but take longer.</source>
        <translation>%1。结果相同，但耗时更长。</translation>
    </message>
    <message>
        <source>Stopped. Fetching %1 again goes on from here.</source>
        <translation>已停止。再次下载 %1 时从此处继续。</translation>
    </message>
    <message>
        <source>Fetched %1.</source>
        <translation>已下载 %1。</translation>
    </message>
    <message>
        <source>The best that is installed is used from the next run on.</source>
        <translation>从下次运行起使用已安装中最好的网络。</translation>
    </message>
    <message>
        <source>%1 is used from the next run on.</source>
        <translation>从下次运行起使用 %1。</translation>
    </message>
    <message>
        <source>networks kept on this computer</source>
        <translation>存放在此电脑上的网络</translation>
    </message>
</context>
<context>
    <name>albumen::RunRow</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not as filed</source>
        <translation>
            <numerusform>%Ln 个与归档时不同</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>已暂停于 %1</translation>
    </message>
    <message>
        <source>%1 of %2 photos</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln 张无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>File photos by person</source>
        <translation>按人物归档照片</translation>
    </message>
    <message>
        <source>File photos by person (Ctrl+R)</source>
        <translation>按人物归档照片 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Pause or resume (Ctrl+Shift+P)</source>
        <translation>暂停或继续 (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel (Ctrl+.)</source>
        <translation>取消 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Hard link</source>
        <translation>硬链接</translation>
    </message>
    <message>
        <source>Reflink</source>
        <translation>引用链接</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>How photos are filed</source>
        <translation>照片的归档方式</translation>
    </message>
    <message>
        <source>This disk cannot do reflinks</source>
        <translation>此磁盘不支持引用链接</translation>
    </message>
    <message>
        <source>Zips</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知人物</translation>
    </message>
    <message>
        <source>No people</source>
        <translation>无人照片</translation>
    </message>
    <message>
        <source>One zip per person</source>
        <translation>每人一个压缩包</translation>
    </message>
    <message>
        <source>File photos of people without a name to “Unknown”</source>
        <translation>将未命名人物的照片归入“未知人物”</translation>
    </message>
    <message>
        <source>File photos without faces to “No people”</source>
        <translation>将没有人脸的照片归入“无人照片”</translation>
    </message>
    <message>
        <source>Preview plan…</source>
        <translation>预览计划…</translation>
    </message>
    <message>
        <source>Open archive folder</source>
        <translation>打开归档文件夹</translation>
    </message>
    <message>
        <source>Open zips</source>
        <translation>打开压缩包</translation>
    </message>
    <message>
        <source>What was done…</source>
        <translation>完成的工作…</translation>
    </message>
    <message>
        <source>Move the originals? Each is removed from its place only after a verified copy exists.</source>
        <translation>要移动原始照片吗？确认副本无误后才会移走每张照片。</translation>
    </message>
    <message>
        <source>Move from now on</source>
        <translation>以后都移动</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>选项…</translation>
    </message>
    <message>
        <source>How photos are filed, and the plan of the next run</source>
        <translation>照片如何归档，以及下次运行的计划</translation>
    </message>
    <message>
        <source>What is filed along with a photo</source>
        <translation>与照片一起归档的文件</translation>
    </message>
    <message>
        <source>Sidecars go along</source>
        <translation>附属文件一起归档</translation>
    </message>
    <message>
        <source>The .xmp and .aae files of other programs beside a photo</source>
        <translation>照片旁边由其他程序写入的 .xmp 和 .aae 文件</translation>
    </message>
    <message>
        <source>Films of live photos go along</source>
        <translation>实况照片的影片一起归档</translation>
    </message>
    <message>
        <source>The short films that phones put beside a photo</source>
        <translation>手机放在照片旁边的短片</translation>
    </message>
</context>
<context>
    <name>albumen::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>albumen::SideBar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>albumen::StartPage</name>
    <message>
        <source>Nothing is read or written before you press the button.</source>
        <translation>按下按钮之前，不会读取或写入任何内容。</translation>
    </message>
    <message>
        <source>Where should the archive go?</source>
        <translation>归档保存到哪里？</translation>
    </message>
    <message>
        <source>Where are your photos?</source>
        <translation>您的照片在哪里？</translation>
    </message>
    <message>
        <source>Counting photos</source>
        <translation>正在统计照片</translation>
    </message>
    <message>
        <source>No photo inside</source>
        <translation>其中没有照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 及另外 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause or cancel first</source>
        <translation>请先暂停或取消</translation>
    </message>
    <message>
        <source>Choose a folder with photos first</source>
        <translation>请先选择有照片的文件夹</translation>
    </message>
    <message>
        <source>File photos by person (Ctrl+R)</source>
        <translation>按人物归档照片 (Ctrl+R)</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>Drawing picture %1 of %2. Stop</source>
        <translation>正在绘制第 %1 张，共 %2 张。停止</translation>
    </message>
    <message>
        <source>Try it with an album of drawn people</source>
        <translation>用一本绘制的人物相册试一试</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次启动</translation>
    </message>
    <message>
        <source>Your photos, filed by person</source>
        <translation>您的照片，按人物归档</translation>
    </message>
    <message>
        <source>Albumen finds the people, makes a folder and a zip for each, and copies every photo where it belongs.</source>
        <translation>Albumen 找出照片中的人物，为每个人建立一个文件夹和一个压缩包，并将每张照片复制到所属的位置。</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Single photos…</source>
        <translation>单张照片…</translation>
    </message>
    <message>
        <source>File photos by person</source>
        <translation>按人物归档照片</translation>
    </message>
    <message>
        <source>Skip, just look around</source>
        <translation>跳过，先看看</translation>
    </message>
    <message>
        <source>Originals are only read. Nothing leaves this computer. Pause any time.</source>
        <translation>原始照片只读取，不改动。任何数据都不会离开此电脑。可随时暂停。</translation>
    </message>
    <message>
        <source>The album opens in a window of its own. Nothing of it comes among your photos.</source>
        <translation>相册将在独立窗口中打开，其中的内容不会混入您的照片。</translation>
    </message>
    <message>
        <source>The window of the album could not be opened.</source>
        <translation>无法打开该相册的窗口。</translation>
    </message>
</context>
<context>
    <name>albumen::StatusStrip</name>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Resume (Ctrl+Shift+P)</source>
        <translation>继续 (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Pause (Ctrl+Shift+P)</source>
        <translation>暂停 (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Graphics card, CUDA</source>
        <translation>显卡，CUDA</translation>
    </message>
    <message numerus="yes">
        <source>Processor, %Ln threads</source>
        <translation>
            <numerusform>处理器，%Ln 线程</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel (Ctrl+.)</source>
        <translation>取消 (Ctrl+.)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::StepsRow</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片中的 %1 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos to look at</source>
        <translation>
            <numerusform>%Ln 张待识别</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks for new photos</source>
        <translation>查找新照片</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>还没有人物</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders, all there</source>
        <translation>
            <numerusform>%Ln 个文件夹，均已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders to make</source>
        <translation>
            <numerusform>需新建 %Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Every folder is there</source>
        <translation>所有文件夹均已存在</translation>
    </message>
    <message>
        <source>Nothing to file yet</source>
        <translation>暂无需归档的照片</translation>
    </message>
    <message>
        <source>Everything is filed</source>
        <translation>全部已归档</translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrections to file</source>
        <translation>
            <numerusform>%Ln 处更正待归档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos to file</source>
        <translation>
            <numerusform>%Ln 张照片待归档</numerusform>
        </translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>No zips yet</source>
        <translation>还没有压缩包</translation>
    </message>
    <message>
        <source>Every zip is up to date</source>
        <translation>所有压缩包均为最新</translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips out of date</source>
        <translation>
            <numerusform>%Ln 个压缩包需更新</numerusform>
        </translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>not in this run</source>
        <translation>不在本次运行中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 renewed, all checked</source>
        <translation>更新 %1 个，均已核对</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln 个不变</numerusform>
        </translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln, none new</source>
        <translation>
            <numerusform>%Ln 张，没有新的</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无事可做</translation>
    </message>
    <message>
        <source>no faces</source>
        <translation>没有人脸</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新增 %1</translation>
    </message>
    <message>
        <source>%1 were there</source>
        <translation>已有 %1</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>未变 %1</translation>
    </message>
    <message>
        <source>Nothing was to be filed</source>
        <translation>没有需要归档的内容</translation>
    </message>
    <message>
        <source>%1 new, all checked</source>
        <translation>新增 %1 个，均已核对</translation>
    </message>
    <message>
        <source>%1 renewed</source>
        <translation>更新 %1 个</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>移除 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln zips to make</source>
        <translation>
            <numerusform>%Ln 个压缩包待生成</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::SuggestionStrip</name>
    <message>
        <source>Nothing to confirm</source>
        <translation>没有待确认的人脸</translation>
    </message>
    <message>
        <source>Is this %1?</source>
        <translation>这是%1吗？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to confirm</source>
        <translation>
            <numerusform>%Ln 张待确认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shift+Y: yes to all %Ln for %1</source>
        <translation>
            <numerusform>Shift+Y：%1 的 %Ln 张全部为“是”</numerusform>
        </translation>
    </message>
    <message>
        <source>Faces to confirm</source>
        <translation>待确认的人脸</translation>
    </message>
    <message numerus="yes">
        <source>Shift+Y: yes to all %Ln</source>
        <translation>
            <numerusform>Shift+Y：%Ln 张全部为“是”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A yes probably names %Ln more</source>
        <translation>
            <numerusform>回答“是”可能再命名 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Distance to all faces: %1</source>
        <translation>与各张人脸合计的距离：%1</translation>
    </message>
    <message>
        <source>Distance to all faces: %1, sure up to %2</source>
        <translation>与各张人脸合计的距离：%1，%2 以内可确定</translation>
    </message>
    <message>
        <source>Distance to all faces: %1, somebody else is nearly as near</source>
        <translation>与各张人脸合计的距离：%1，另有一人几乎同样相近</translation>
    </message>
    <message>
        <source>Together they are nearer than each of them alone.</source>
        <translation>合在一起比其中任何单张人脸都更接近。</translation>
    </message>
</context>
<context>
    <name>albumen::TreePanel</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
</context>
<context>
    <name>albumen::UndoPanel</name>
    <message>
        <source>What undoing would do</source>
        <translation>撤销的影响</translation>
    </message>
    <message>
        <source>Choose an entry to see what would come back.</source>
        <translation>请选择一条，查看撤销后会恢复什么。</translation>
    </message>
    <message>
        <source>This was undone.</source>
        <translation>此条已撤销。</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>撤销此条</translation>
    </message>
    <message>
        <source>Nothing would come back: all of it was decided anew since.</source>
        <translation>不会恢复任何内容：此后均已另作决定。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces would be as they were before.</source>
        <translation>
            <numerusform>%Ln 张人脸将恢复原状。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes would be taken back.</source>
        <translation>
            <numerusform>%Ln 处更改将被撤回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces would stay as they are now: something newer was decided about them.</source>
        <translation>
            <numerusform>%Ln 张人脸将保持现状：此后对其另有决定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes would stay: something newer was decided there.</source>
        <translation>
            <numerusform>%Ln 处更改将保留：此后另有决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing newer stands in the way.</source>
        <translation>此后没有与之冲突的决定。</translation>
    </message>
    <message>
        <source>Nobody would be called %1 any more.</source>
        <translation>将不再有人名为%1。</translation>
    </message>
</context>
<context>
    <name>albumen::ViewerPage</name>
    <message>
        <source>Not this person</source>
        <translation>不是此人</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Every face of this photo has a name, or is ignored.</source>
        <translation>此照片中的人脸都已命名或已忽略。</translation>
    </message>
    <message>
        <source>Ignore all without a name</source>
        <translation>忽略所有未命名人脸</translation>
    </message>
    <message>
        <source>This face is confirmed.</source>
        <translation>此人脸已确认。</translation>
    </message>
    <message>
        <source>Yes, this is %1</source>
        <translation>是，这是%1</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>命名…</translation>
    </message>
    <message>
        <source>This face is nobody&apos;s yet.</source>
        <translation>此人脸尚未命名。</translation>
    </message>
    <message>
        <source>Choose a face first: Tab goes from box to box.</source>
        <translation>请先选择人脸：按 Tab 键在框之间移动。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>返回照片</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Fit the photo</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Draw face</source>
        <translation>画出人脸</translation>
    </message>
    <message>
        <source>Turned. The file stays as it is.</source>
        <translation>已旋转。文件保持不变。</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>不是%1</translation>
    </message>
    <message>
        <source>Ignore this face</source>
        <translation>忽略此人脸</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>Photos before and after</source>
        <translation>前后的照片</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>幻灯片放映</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Changed the date. The file stays as it is.</source>
        <translation>已更改日期。文件保持不变。</translation>
    </message>
    <message>
        <source>This is the last photo.</source>
        <translation>这是最后一张照片。</translation>
    </message>
    <message>
        <source>This is the first photo.</source>
        <translation>这是第一张照片。</translation>
    </message>
    <message>
        <source>There is no other photo to show.</source>
        <translation>没有其他照片可放映。</translation>
    </message>
    <message>
        <source>The photo is not there yet.</source>
        <translation>照片尚未载入。</translation>
    </message>
    <message>
        <source>There is no picture to draw a face on.</source>
        <translation>没有可以画人脸的图片。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The photo could be read.</source>
        <translation>这张照片可以读取。</translation>
    </message>
    <message>
        <source>The date is that of the file again.</source>
        <translation>日期已恢复为文件中的日期。</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Drag a frame around the face. D or Esc ends it.</source>
        <translation>拖动鼠标框出人脸。按 D 或 Esc 结束。</translation>
    </message>
</context>
<context>
    <name>albumen::ViewerPanel</name>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Nobody was found.</source>
        <translation>没有找到人物。</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1？</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other files of this picture</source>
        <translation>
            <numerusform>此图片另有 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Filed to</source>
        <translation>归档于</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not looked at.</source>
        <translation>未查看。</translation>
    </message>
    <message>
        <source>without a face</source>
        <translation>没有人脸</translation>
    </message>
</context>
<context>
    <name>albumen::WhichFace</name>
    <message>
        <source>None of them</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>Which one is %1?</source>
        <translation>哪一位是%1？</translation>
    </message>
    <message>
        <source>There are several faces in %1.</source>
        <translation>%1 中有多张人脸。</translation>
    </message>
    <message>
        <source>Face %1 of %2</source>
        <translation>第 %1 张人脸，共 %2 张</translation>
    </message>
</context>
<context>
    <name>albumen::WhomField</name>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>该组的姓名</translation>
    </message>
    <message>
        <source>People it may be</source>
        <translation>可能的人物</translation>
    </message>
    <message>
        <source>New person “%1”</source>
        <translation>新人物“%1”</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>looks alike, %1</source>
        <translation>相似，%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>People of this name</source>
        <translation>同名人物</translation>
    </message>
    <message>
        <source>%1 (distance %2)</source>
        <translation>%1（距离 %2）</translation>
    </message>
</context>
<context>
    <name>albumen::WhyPanel</name>
    <message>
        <source>Near enough to %1 to be sure.</source>
        <translation>与 %1 足够相近，可以确定。</translation>
    </message>
    <message>
        <source>Somebody said that this is not %1.</source>
        <translation>有人说过这不是 %1。</translation>
    </message>
    <message>
        <source>The photo was taken before %1 was born.</source>
        <translation>照片拍摄于 %1 出生之前。</translation>
    </message>
    <message>
        <source>Another face in this photo is %1.</source>
        <translation>这张照片中的另一张人脸是 %1。</translation>
    </message>
    <message>
        <source>It is nearer to a face that is not %1.</source>
        <translation>它更接近一张不是 %1 的人脸。</translation>
    </message>
    <message>
        <source>Too far from %1 even to be asked.</source>
        <translation>与 %1 相差太远，不会询问。</translation>
    </message>
    <message>
        <source>Asked: beyond the limit for a sure match with %1.</source>
        <translation>询问：超出确定为 %1 的界限。</translation>
    </message>
    <message>
        <source>Asked: somebody else is nearly as near as %1.</source>
        <translation>询问：另有他人与 %1 几乎同样相近。</translation>
    </message>
    <message>
        <source>The face is too poor to be matched.</source>
        <translation>人脸质量太差，无法匹配。</translation>
    </message>
    <message>
        <source>Somebody else is nearer than %1.</source>
        <translation>有人比 %1 更相近。</translation>
    </message>
    <message>
        <source>Another face in this photo is more like %1.</source>
        <translation>这张照片中的另一张人脸更像 %1。</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Matched, not confirmed</source>
        <translation>已匹配，未确认</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>等待回答</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>没有姓名</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>不是人脸</translation>
    </message>
    <message>
        <source>Somebody said so on %1.</source>
        <translation>由人于 %1 确认。</translation>
    </message>
    <message>
        <source>%1, distance %2</source>
        <translation>%1，距离 %2</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Nearest known faces</source>
        <translation>最相近的已知人脸</translation>
    </message>
    <message>
        <source>Choose a face to see why it has its name.</source>
        <translation>选择一张人脸，查看其姓名的由来。</translation>
    </message>
    <message>
        <source>Why no name?</source>
        <translation>为什么没有姓名？</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>为什么是 %1？</translation>
    </message>
    <message>
        <source>Limit for a sure match</source>
        <translation>确定匹配的界限</translation>
    </message>
    <message>
        <source>Asked up to</source>
        <translation>询问上限</translation>
    </message>
    <message>
        <source>Face size</source>
        <translation>人脸大小</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Turned by</source>
        <translation>转动角度</translation>
    </message>
    <message>
        <source>Distance to all faces of %1</source>
        <translation>与 %1 各张人脸合计的距离</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
</context>
<context>
    <name>ModelNews</name>
    <message>
        <source>Recognition settings</source>
        <translation>识别设置</translation>
    </message>
</context>
<context>
    <name>albumen::RestorePanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restore at the next start</source>
        <translation>下次启动时恢复</translation>
    </message>
    <message>
        <source>Do not restore</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Pause or cancel first</source>
        <translation>请先暂停或取消</translation>
    </message>
    <message>
        <source>Go back to the names and decisions of %1?</source>
        <translation>回到 %1 的姓名和决定？</translation>
    </message>
    <message>
        <source>The library of today is kept in %1. No photo is touched.</source>
        <translation>现在的照片库会保留在 %1。照片不受影响。</translation>
    </message>
    <message>
        <source>The backup %1 is restored at the next start.</source>
        <translation>备份 %1 将在下次启动时恢复。</translation>
    </message>
    <message>
        <source>What is decided until then is not in it.</source>
        <translation>在此之前所做的决定不包含在内。</translation>
    </message>
    <message>
        <source>The library of today cannot be read: what was done since then is lost.</source>
        <translation>现在的照片库无法读取：此后所做的一切将丢失。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln 项决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln 个人物</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos, until the next run finds them</source>
        <translation>
            <numerusform>%Ln 张照片（下次运行会重新找到）</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would be lost.</source>
        <translation>不会丢失任何内容。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This would be lost: %1.</source>
        <translation>将丢失：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions since %1</source>
        <translation>
            <numerusform>自 %1 起的 %Ln 项决定</numerusform>
        </translation>
    </message>
    <message>
        <source>The newer backup of %1 has what was decided.</source>
        <translation>%1 的较新备份中有这些决定。</translation>
    </message>
</context>
<context>
    <name>albumen::PersonBadge</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::Forgetting</name>
    <message>
        <source>Forget %1?</source>
        <translation>忘记 %1？</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Deleted for ever: the name and every decision about %1;</source>
        <translation>将永久删除：关于 %1 的姓名和所有决定；</translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces with what tells them apart and their small pictures;</source>
        <translation>
            <numerusform>%Ln 张人脸及其辨认特征和小图；</numerusform>
        </translation>
    </message>
    <message>
        <source>all backups made so far.</source>
        <translation>迄今为止的所有备份。</translation>
    </message>
    <message>
        <source>The photos stay, and these faces are not looked for in them again.</source>
        <translation>照片保留，且不再在其中查找这些人脸。</translation>
    </message>
    <message>
        <source>The folder and the zip go into the archive&apos;s trash at the next filing.</source>
        <translation>文件夹和压缩包将在下次归档时移入归档的回收站。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is forgotten, with %Ln faces and all older backups. This cannot be undone.</source>
        <translation>
            <numerusform>已忘记 %1，包括 %Ln 张人脸和所有旧备份。此操作无法撤销。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Acted</name>
    <message>
        <source>No faces selected</source>
        <translation>未选择人脸</translation>
    </message>
    <message>
        <source>1 face: the one with the ring</source>
        <translation>1 张人脸：带框的那张</translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces selected</source>
        <translation>
            <numerusform>已选择 %Ln 张人脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>1 photo: the one with the ring</source>
        <translation>1 张照片：带框的那张</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos selected</source>
        <translation>
            <numerusform>已选择 %Ln 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
</context>
<context>
    <name>albumen::OrderChoice</name>
    <message>
        <source>Order of the people</source>
        <translation>人物顺序</translation>
    </message>
    <message>
        <source>Most photos</source>
        <translation>按照片数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>按姓名</translation>
    </message>
</context>
<context>
    <name>albumen::ModelHead</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>Cleanup</name>
    <message>
        <source>Large</source>
        <translation>大文件</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>No file has more than 10 MB.</source>
        <translation>没有超过 10 MB 的文件。</translation>
    </message>
    <message>
        <source>Every photo could be read.</source>
        <translation>所有照片均可读取。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Shaken</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>失焦</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>过暗</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message numerus="yes">
        <source>Nothing shaken. %Ln photos looked at.</source>
        <translation>
            <numerusform>没有抖动的照片。已查看 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing out of focus. %Ln photos looked at.</source>
        <translation>
            <numerusform>没有失焦的照片。已查看 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing too dark. %Ln photos looked at.</source>
        <translation>
            <numerusform>没有过暗的照片。已查看 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No screenshots. %Ln photos looked at.</source>
        <translation>
            <numerusform>没有截图。已查看 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No similar photos. %Ln photos looked at.</source>
        <translation>
            <numerusform>没有相似的照片。已查看 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No duplicates. %Ln photos looked at.</source>
        <translation>
            <numerusform>没有重复的照片。已查看 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>you keep it</source>
        <translation>您要保留</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>in an album</source>
        <translation>在相册中</translation>
    </message>
    <message>
        <source>only photo of somebody that day</source>
        <translation>某人当天唯一的照片</translation>
    </message>
    <message>
        <source>the one that stays of its scene</source>
        <translation>同一场景留下的那一张</translation>
    </message>
    <message>
        <source>moved into the archive</source>
        <translation>已移入归档</translation>
    </message>
    <message>
        <source>not shaken</source>
        <translation>没有抖动</translation>
    </message>
    <message>
        <source>more people</source>
        <translation>人物更多</translation>
    </message>
    <message>
        <source>better faces</source>
        <translation>面部更好</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>sharpest</source>
        <translation>最清晰</translation>
    </message>
    <message>
        <source>best exposed</source>
        <translation>曝光最好</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>尺寸最大</translation>
    </message>
    <message>
        <source>least compressed</source>
        <translation>压缩最少</translation>
    </message>
    <message>
        <source>found first</source>
        <translation>最先发现</translation>
    </message>
    <message>
        <source>oldest file</source>
        <translation>文件最早</translation>
    </message>
    <message>
        <source>says most of when and where</source>
        <translation>时间和地点记录最全</translation>
    </message>
    <message>
        <source>says what no other one says</source>
        <translation>含有其他文件没有的信息</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>已在回收站</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Not moved yet</source>
        <translation>尚未移动</translation>
    </message>
    <message>
        <source>Taken out of the trash</source>
        <translation>已被移出回收站</translation>
    </message>
    <message>
        <source>Proposed: keep</source>
        <translation>建议保留</translation>
    </message>
    <message>
        <source>Proposed: trash</source>
        <translation>建议移除</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1，界限 %2</translation>
    </message>
    <message>
        <source>The best of its group</source>
        <translation>组内最佳</translation>
    </message>
    <message>
        <source>The same picture</source>
        <translation>同一图片</translation>
    </message>
    <message>
        <source>Alike %1</source>
        <translation>相似度 %1</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>保留：%1</translation>
    </message>
    <message>
        <source>No reason to keep it</source>
        <translation>没有保留的理由</translation>
    </message>
    <message>
        <source>Alike %1, limit %2</source>
        <translation>相似度 %1，界限 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is proposed, and why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>In the trash since %1</source>
        <translation>于 %1 移入回收站</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date in short</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>four stars or more</source>
        <translation>四星及以上</translation>
    </message>
    <message>
        <source>most stars</source>
        <translation>星级最高</translation>
    </message>
    <message>
        <source>Went away</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>File over the limit</source>
        <translation>文件超过上限</translation>
    </message>
    <message>
        <source>Damaged or cut off</source>
        <translation>已损坏或不完整</translation>
    </message>
    <message>
        <source>Pixels over the limit</source>
        <translation>像素超过上限</translation>
    </message>
    <message>
        <source>Unknown kind of picture</source>
        <translation>未知的图片类型</translation>
    </message>
    <message>
        <source>Took too long to read</source>
        <translation>读取时间过长</translation>
    </message>
    <message>
        <source>Unknown kind of film</source>
        <translation>未知的视频类型</translation>
    </message>
    <message>
        <source>Too little memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <comment>one</comment>
        <translation>屏幕截图</translation>
    </message>
</context>
<context>
    <name>albumen::TrashEmptying</name>
    <message>
        <source>Empty the trash?</source>
        <translation>清空回收站？</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>永久删除？</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos (%1) are deleted from the disk, with what lay beside them.</source>
        <translation>
            <numerusform>将从磁盘删除 %Ln 张照片（%1）及其附属文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are deleted, %1 are free.</source>
        <translation>
            <numerusform>已删除 %Ln 张照片，释放 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::BringInPage</name>
    <message>
        <source>A card, a phone's folder or a download</source>
        <translation>存储卡、手机文件夹或下载内容</translation>
    </message>
    <message>
        <source>Looking at what is there. Nothing is copied yet.</source>
        <translation>正在查看其中的内容，尚未复制任何文件。</translation>
    </message>
    <message>
        <source>Importing photos</source>
        <translation>正在导入照片</translation>
    </message>
    <message>
        <source>Nothing was copied.</source>
        <translation>未复制任何文件。</translation>
    </message>
    <message>
        <source>What was copied so far stays. Another try goes on from there.</source>
        <translation>已复制的照片会保留，再次导入会接着进行。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新照片</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>已在资料库中</translation>
    </message>
    <message>
        <source>There twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Known already: %1. Cannot be read: %2. The source is only read.</source>
        <translation>已在资料库中：%1。无法读取：%2。来源只读不改。</translation>
    </message>
    <message>
        <source>There is no photo.</source>
        <translation>没有照片。</translation>
    </message>
    <message>
        <source>Folders by date</source>
        <translation>按日期分文件夹</translation>
    </message>
    <message>
        <source>A photo of today goes into %1</source>
        <translation>今天拍摄的照片将存入 %1</translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation>导入照片</translation>
    </message>
    <message>
        <source>From a card, a phone or a download</source>
        <translation>从存储卡、手机或下载导入</translation>
    </message>
    <message>
        <source>What the library has already, or threw away, is left out. The source is only read.</source>
        <translation>资料库已有的或已丢弃的照片不再导入。来源只读不改。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photos</source>
        <translation>
            <numerusform>%Ln 张新照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln photos</source>
        <translation>
            <numerusform>导入 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln files</source>
        <translation>
            <numerusform>导入 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were copied that cannot be read.</source>
        <translation>
            <numerusform>另复制了 %Ln 个无法读取的文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were imported.</source>
        <translation>
            <numerusform>已导入 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is looked at when the job that runs now is done.</source>
        <translation>当前任务完成后再查看 %1。</translation>
    </message>
    <message>
        <source>A year, and a day in it</source>
        <translation>年，其下为日</translation>
    </message>
    <message>
        <source>A year, and a month in it</source>
        <translation>年，其下为月</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>A year, a month in it, a day in that</source>
        <translation>年，其下为月，再下为日</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>As I write it…</source>
        <translation>自行填写…</translation>
    </message>
    <message>
        <source>Folders by date, as I write it</source>
        <translation>按日期的文件夹（自行填写）</translation>
    </message>
    <message>
        <source>{year}, {month} and {day} stand for the day of a photo.</source>
        <translation>{year}、{month} 和 {day} 代表照片的日期。</translation>
    </message>
    <message>
        <source>%1, copied all the same</source>
        <translation>%1，仍然复制</translation>
    </message>
    <message>
        <source>Copied, but cannot be read</source>
        <translation>已复制，但无法读取</translation>
    </message>
    <message>
        <source>Copied, but not all is well</source>
        <translation>已复制，但有问题</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>Not of this import</source>
        <translation>与这次导入无关</translation>
    </message>
</context>
<context>
    <name>albumen::LimitRow</name>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>From which number on photos stand here</source>
        <translation>从哪个数值起列在此处</translation>
    </message>
    <message>
        <source>Alike from</source>
        <translation>相似度不低于</translation>
    </message>
    <message>
        <source>How alike the photos of a group are at least</source>
        <translation>同组照片的最低相似度</translation>
    </message>
</context>
<context>
    <name>albumen::CompareView</name>
    <message>
        <source>Previous group</source>
        <translation>上一组</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Accept and next</source>
        <translation>接受并继续</translation>
    </message>
    <message>
        <source>What is proposed for the trash goes there, and the next group is shown. Enter</source>
        <translation>将建议删除的照片移到回收站，并显示下一组。Enter</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>所有分组</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Photos side by side</source>
        <translation>并排照片</translation>
    </message>
</context>
<context>
    <name>albumen::ComparePane</name>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1，界限 %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>the same picture</source>
        <translation>同一画面</translation>
    </message>
</context>
<context>
    <name>albumen::CleanupPage</name>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos, %1 recommended</source>
        <translation>
            <numerusform>%Ln 张照片，建议 %1 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>永久删除…</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Nothing is in the trash.</source>
        <translation>回收站中没有照片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Group %1 of %2</source>
        <translation>第 %1 组，共 %2 组</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos, %1</source>
        <translation>
            <numerusform>%Ln 张照片，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 recommended, %3 would be freed</source>
        <translation>%1，建议移除 %2 张，可节省 %3</translation>
    </message>
    <message>
        <source>What tells dark photos is not installed. It is in the settings, under Recognition.</source>
        <translation>识别过暗照片的模型尚未安装。请在设置的“识别”中安装。</translation>
    </message>
    <message>
        <source>No photo was looked at yet.</source>
        <translation>尚未查看任何照片。</translation>
    </message>
    <message>
        <source>Nothing here among what was looked at.</source>
        <translation>已查看的照片中没有。</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Photos that may go</source>
        <translation>可以移除的照片</translation>
    </message>
    <message>
        <source>Photos in the trash are brought back by Restore.</source>
        <translation>回收站中的照片可用“恢复”取回。</translation>
    </message>
    <message>
        <source>Select one photo or more first.</source>
        <translation>请先选择一张或多张照片。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Select one photo first that is not in the trash.</source>
        <translation>请先选择一张不在回收站中的照片。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Keep all of the group</source>
        <translation>保留整组</translation>
    </message>
    <message>
        <source>Select a photo of the group first.</source>
        <translation>请先选择组中的一张照片。</translation>
    </message>
    <message>
        <source>Only similar photos and duplicates lie in groups.</source>
        <translation>只有相似和重复的照片才分组。</translation>
    </message>
    <message>
        <source>May be recommended again</source>
        <translation>可再次建议移除</translation>
    </message>
    <message>
        <source>Select a photo first that you keep.</source>
        <translation>请先选择一张您要保留的照片。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Select a photo in the trash first.</source>
        <translation>请先选择回收站中的一张照片。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Select one photo first.</source>
        <translation>请先选择一张照片。</translation>
    </message>
    <message>
        <source>Trash all recommended (%1, %2)</source>
        <translation>移除所有建议的照片（%1 张，%2）</translation>
    </message>
    <message>
        <source>Trash all recommended</source>
        <translation>移除所有建议的照片</translation>
    </message>
    <message>
        <source>Nothing is recommended here.</source>
        <translation>这里没有建议移除的照片。</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Open the tab of the trash first.</source>
        <translation>请先打开“回收站”标签。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing of the group would stay. T again throws away these %Ln photos all the same.</source>
        <translation>
            <numerusform>整组照片将一张不留。再按一次 T 仍移除这 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos go to the trash.</source>
        <translation>
            <numerusform>%Ln 张照片移到回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos come back from the trash.</source>
        <translation>
            <numerusform>%Ln 张照片从回收站恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups, %1 recommended</source>
        <translation>
            <numerusform>%Ln 组，建议移除 %1 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::TrashFollower</name>
    <message>
        <source>Show the trash</source>
        <translation>查看回收站</translation>
    </message>
</context>
<context>
    <name>albumen::LookInfo</name>
    <message numerus="yes">
        <source>Stopped after %Ln pictures. Next time it goes on from here.</source>
        <translation>
            <numerusform>已在 %Ln 张图片后停止，下次从此处继续。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at %Ln pictures.</source>
        <translation>
            <numerusform>已查看 %Ln 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at them now</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures were not looked at yet.</source>
        <translation>
            <numerusform>尚有 %Ln 张图片未查看。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>the same, mirrored</source>
        <translation>相同，左右翻转</translation>
    </message>
    <message>
        <source>file or folder name</source>
        <translation>文件或文件夹名</translation>
    </message>
    <message>
        <source>folder name</source>
        <translation>文件夹名</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>thing seen</source>
        <translation>检出物体</translation>
    </message>
    <message>
        <source>looks like a screenshot</source>
        <translation>像截图</translation>
    </message>
    <message>
        <source>looks shaken</source>
        <translation>疑似抖动</translation>
    </message>
    <message>
        <source>looks out of focus</source>
        <translation>疑似失焦</translation>
    </message>
    <message>
        <source>looks dark</source>
        <translation>偏暗</translation>
    </message>
    <message>
        <source>has copies</source>
        <translation>有副本</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>the same picture</source>
        <translation>同一图片</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>拍摄于</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>taken at no known time</source>
        <translation>拍摄时间未知</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>拍摄于</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>thing</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>tone</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>likeness %1</source>
        <translation>相似度 %1</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>animals</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>风景</translation>
    </message>
    <message>
        <source>vehicles</source>
        <translation>交通工具</translation>
    </message>
    <message>
        <source>buildings</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>person</source>
        <comment>a tag</comment>
        <translation>人</translation>
    </message>
    <message>
        <source>animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>furniture</source>
        <translation>家具</translation>
    </message>
    <message>
        <source>book</source>
        <translation>书</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>sports</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>food</source>
        <translation>食物</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>暗</translation>
    </message>
    <message>
        <source>black and white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>%1: nothing is called so</source>
        <translation>%1：没有这样的内容</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>星级</translation>
    </message>
</context>
<context>
    <name>albumen::ColourDots</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Any colour</source>
        <translation>任意颜色</translation>
    </message>
</context>
<context>
    <name>albumen::ExampleCard</name>
    <message>
        <source>Drop to search by it</source>
        <translation>松开即以此搜索</translation>
    </message>
    <message>
        <source>Like this photo</source>
        <translation>与此照片相似</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>将照片拖到此处</translation>
    </message>
    <message>
        <source>or paste one: what looks like it is found. It need not be in the library.</source>
        <translation>或粘贴一张，即可查找相似的照片。照片不必在照片库中。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose an example photo</source>
        <translation>选择示例照片</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change the example photo</source>
        <translation>更改示例照片</translation>
    </message>
    <message>
        <source>Search without the example</source>
        <translation>不用示例搜索</translation>
    </message>
</context>
<context>
    <name>albumen::FoundStrip</name>
    <message>
        <source>Not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>Choose a photo to see why it was found</source>
        <translation>选择一张照片，查看找到它的原因</translation>
    </message>
</context>
<context>
    <name>albumen::SearchForm</name>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Class: %1</source>
        <translation>类别：%1</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>A year, a month or a day: 2019, 2019-08, 2019-08-14.</source>
        <translation>年、月或日：2019、2019-08、2019-08-14。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Search for something else</source>
        <translation>重新搜索</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Lena, beach, 2019</source>
        <translation>小明, 海滩, 2019</translation>
    </message>
    <message>
        <source>Names, things, tags, colours, times, names of files: all of them have to fit</source>
        <translation>姓名、物体、标签、颜色、时间、文件名：须全部符合</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>People in the photo</source>
        <translation>照片中的人物</translation>
    </message>
    <message>
        <source>Class and tags</source>
        <translation>类别和标签</translation>
    </message>
    <message>
        <source>Add a class or a tag</source>
        <translation>添加类别或标签</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>拍摄时间起</translation>
    </message>
    <message>
        <source>Taken to</source>
        <translation>拍摄时间止</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>albumen::SearchPage</name>
    <message>
        <source>Alike</source>
        <translation>相似</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Less alike</source>
        <translation>不太相似</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>最旧在前</translation>
    </message>
    <message>
        <source>what fits best first</source>
        <translation>最符合在前</translation>
    </message>
    <message>
        <source>most alike first</source>
        <translation>最相似在前</translation>
    </message>
    <message>
        <source>%1, the first %2, found in %3 s</source>
        <translation>%1，显示前 %2 张，用时 %3 秒</translation>
    </message>
    <message>
        <source>%1, found in %2 s</source>
        <translation>%1，用时 %2 秒</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>最符合</translation>
    </message>
    <message>
        <source>Most alike</source>
        <translation>最相似</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最旧</translation>
    </message>
    <message>
        <source>Hide what is less alike</source>
        <translation>隐藏不太相似的照片</translation>
    </message>
    <message numerus="yes">
        <source>Less alike: %Ln photos</source>
        <translation>
            <numerusform>不太相似：%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Order of the photos</source>
        <translation>照片的顺序</translation>
    </message>
    <message>
        <source>Photos found</source>
        <translation>找到的照片</translation>
    </message>
    <message>
        <source>Search for words</source>
        <translation>搜索文字</translation>
    </message>
    <message>
        <source>Paste an example photo</source>
        <translation>粘贴示例照片</translation>
    </message>
    <message>
        <source>Copy a photo, or its path, first.</source>
        <translation>请先复制照片或其路径。</translation>
    </message>
    <message>
        <source>Select one photo first.</source>
        <translation>请先选择一张照片。</translation>
    </message>
    <message>
        <source>Like this one</source>
        <translation>以此再搜</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Find photos like this one</source>
        <translation>查找相似的照片</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Search without the example</source>
        <translation>不用示例搜索</translation>
    </message>
    <message>
        <source>This cannot be searched for</source>
        <translation>无法以此搜索</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>landscape, summer</source>
        <translation>风景, 夏天</translation>
    </message>
    <message>
        <source>favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Nothing is asked for yet</source>
        <translation>尚未搜索</translation>
    </message>
    <message>
        <source>Type names, things, colours, times or names of files, or drop a photo. For example:</source>
        <translation>输入姓名、物体、颜色、时间或文件名，或拖入一张照片。例如：</translation>
    </message>
    <message>
        <source>Nothing is called %1.</source>
        <translation>没有与“%1”相符的内容。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No photo has all of it. Take something away.</source>
        <translation>没有符合所有条件的照片。请去掉一些条件。</translation>
    </message>
    <message>
        <source>No photo that is like the example has all of it.</source>
        <translation>与示例相似的照片中，没有符合所有条件的。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures were not looked at yet: they are found by names and dates alone.</source>
        <translation>
            <numerusform>尚有 %Ln 张图片未查看，只能按名称和日期找到。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Select one photo or more first.</source>
        <translation>请先选择一张或多张照片。</translation>
    </message>
    <message>
        <source>Save as album</source>
        <translation>存为相册</translation>
    </message>
    <message>
        <source>Search for something that is found first.</source>
        <translation>请先搜索到内容。</translation>
    </message>
    <message>
        <source>An album of this search, which fills itself</source>
        <translation>由此搜索自动填充的相册</translation>
    </message>
    <message numerus="yes">
        <source>An album of these %Ln photos</source>
        <translation>
            <numerusform>由这 %Ln 张照片组成的相册</numerusform>
        </translation>
    </message>
    <message>
        <source>Make</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>加入相册…</translation>
    </message>
</context>
<context>
    <name>albumen::GiveCopies</name>
    <message>
        <source>Copies…</source>
        <translation>副本…</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1，约 %2</translation>
    </message>
    <message>
        <source>Type a name first.</source>
        <translation>请先输入名称。</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>已有文件 %1。</translation>
    </message>
    <message>
        <source>Where the copies go</source>
        <translation>副本存放位置</translation>
    </message>
    <message>
        <source>Music of the video</source>
        <translation>视频的音乐</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Copies of %Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片的副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln photos to %1.</source>
        <translation>
            <numerusform>已将 %Ln 张照片复制到 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are in %1 (%2).</source>
        <translation>
            <numerusform>%Ln 张照片已放入 %1（%2）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln 张无法读取。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::CopiesPanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Smaller photos</source>
        <translation>较小的照片</translation>
    </message>
    <message>
        <source>The files as they are</source>
        <translation>原样的文件</translation>
    </message>
    <message>
        <source>One animated GIF</source>
        <translation>一个动态 GIF</translation>
    </message>
    <message>
        <source>One video</source>
        <translation>一个视频</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>With the places where they were taken</source>
        <translation>包含拍摄地点</translation>
    </message>
    <message>
        <source>Lay photos taken by hand on one another</source>
        <translation>对齐手持拍摄的照片</translation>
    </message>
    <message>
        <source>In one zip</source>
        <translation>放入一个 zip</translation>
    </message>
    <message>
        <source>They say when, where and with what they were taken, and who is on them where that is in them.</source>
        <translation>它们会透露拍摄的时间、地点和相机，以及文件中写明的人物。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>No music</source>
        <translation>无音乐</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Make copies</source>
        <translation>制作副本</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Each for</source>
        <translation>每张</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation>淡入淡出</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>any number of bytes</source>
        <translation>大小不限</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>不超过 %1</translation>
    </message>
    <message>
        <source>again and again</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>once</source>
        <translation>播放一次</translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>播放 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Laid on one another in the GIF alone.</source>
        <translation>仅在生成的 GIF 中对齐。</translation>
    </message>
    <message>
        <source>How often it is shown</source>
        <translation>播放次数</translation>
    </message>
</context>
<context>
    <name>albumen::EventsPage</name>
    <message>
        <source>Add to album…</source>
        <translation>加入相册…</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>事件名称</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>No events yet: no photo says on which day it was taken.</source>
        <translation>还没有事件：没有照片注明拍摄日期。</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>所有事件</translation>
    </message>
    <message>
        <source>The whole year</source>
        <translation>整年</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Photos of the event</source>
        <translation>事件的照片</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Go back to the events first.</source>
        <translation>请先返回事件。</translation>
    </message>
    <message>
        <source>Select an event first.</source>
        <translation>请先选择一个事件。</translation>
    </message>
    <message>
        <source>Events as cards</source>
        <translation>事件卡片</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Select one photo first.</source>
        <translation>请先选择一张照片。</translation>
    </message>
    <message>
        <source>Select a day first.</source>
        <translation>请先选择一天。</translation>
    </message>
    <message>
        <source>Name the event</source>
        <translation>命名事件</translation>
    </message>
    <message>
        <source>Split here</source>
        <translation>从此处拆分</translation>
    </message>
    <message>
        <source>Open an event first.</source>
        <translation>请先打开一个事件。</translation>
    </message>
    <message>
        <source>The event begins at this photo.</source>
        <translation>事件从这张照片开始。</translation>
    </message>
    <message>
        <source>Select the photo at which an event begins first.</source>
        <translation>请先选择事件开始的那张照片。</translation>
    </message>
    <message>
        <source>Join with the one before</source>
        <translation>与前一个合并</translation>
    </message>
    <message>
        <source>There is no event before this one.</source>
        <translation>前面没有事件。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>命名</translation>
    </message>
    <message>
        <source>Select one photo or more first.</source>
        <translation>请先选择一张或多张照片。</translation>
    </message>
</context>
<context>
    <name>albumen::CalendarModel</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>yyyy年M月d日dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1至%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln faces are here</source>
        <translation>
            <numerusform>%Ln 张人脸在此</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln wait for their photos</source>
        <translation>
            <numerusform>，%Ln 张等待对应照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln 个决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new people</source>
        <translation>
            <numerusform>%Ln 位新人物</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3 · from %4</source>
        <translation>%1，%2，%3 · 来自 %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions of this library lie there now</source>
        <translation>
            <numerusform>此照片库的 %Ln 个决定现已存放在那里</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions of this library lay there already</source>
        <translation>
            <numerusform>此照片库的 %Ln 个决定原已存放在那里</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing: the others do not hear of what was decided here</source>
        <translation>无：其他照片库不会得知此处的决定</translation>
    </message>
    <message>
        <source>who it is</source>
        <translation>是谁</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>who it is too</source>
        <translation>也是谁</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>day of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>name of its event</source>
        <translation>所属事件的名称</translation>
    </message>
    <message>
        <source>whether it is a favourite</source>
        <translation>是否为收藏</translation>
    </message>
    <message>
        <source>when it was taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>name of the album</source>
        <translation>相册名称</translation>
    </message>
    <message>
        <source>what is searched for</source>
        <translation>搜索内容</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a photo that is not here</source>
        <translation>一张不在此处的照片</translation>
    </message>
    <message>
        <source>%1, %2: here %3, there %4; %5 is later and holds</source>
        <translation>%1，%2：此处为%3，另一处为%4；%5较晚，以此为准</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new decisions from %1</source>
        <translation>
            <numerusform>来自 %1 的 %Ln 个新决定</numerusform>
        </translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 is this library&apos;s own: it was put back to an earlier time, or is used on two machines</source>
        <translation>%1 是此照片库自己的：它曾恢复到较早的时间，或在两台电脑上使用</translation>
    </message>
    <message>
        <source>Two people are called %1 now: merge them if they are one</source>
        <translation>现在有两个人名为%1：若是同一人，请合并</translation>
    </message>
    <message>
        <source>Two albums are called %1 now</source>
        <translation>现在有两个相册名为%1</translation>
    </message>
    <message>
        <source>%1 lay there the last time and is gone; what it said stays</source>
        <translation>%1 上次还在，现已不见；其中的内容仍保留</translation>
    </message>
    <message>
        <source>Decided apart</source>
        <translation>决定不一致</translation>
    </message>
    <message>
        <source>Called the same</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>提供</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得一看</translation>
    </message>
    <message>
        <source>whether a place is proposed for it</source>
        <translation>是否为其提议地点</translation>
    </message>
    <message numerus="yes">
        <source>The others would hear of %Ln decisions</source>
        <translation>
            <numerusform>其他库将得知 %Ln 个决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Took a decision back.</source>
        <translation>撤回了一项决定。</translation>
    </message>
    <message>
        <source>Undid an undo.</source>
        <translation>撤销了一次撤回。</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>已撤销：%1。</translation>
    </message>
    <message>
        <source>Redone: %1.</source>
        <translation>已重做：%1。</translation>
    </message>
    <message>
        <source>how many stars it has</source>
        <translation>有几星</translation>
    </message>
    <message>
        <source>cover of the album</source>
        <translation>相册的封面</translation>
    </message>
    <message>
        <source>notes of the album</source>
        <translation>相册的备注</translation>
    </message>
</context>
<context>
    <name>Offsite</name>
    <message numerus="yes">
        <source>Checked %1: %Ln files there are not as here. Send again.</source>
        <translation>
            <numerusform>已于%1检查：那里有 %Ln 个文件与此处不一致。请重新发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked %1: all as here.</source>
        <translation>已于%1检查：全部与此处一致。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln links and the like were left out.</source>
        <translation>
            <numerusform>略去了 %Ln 个链接之类的文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder on a drive or a share</source>
        <translation>磁盘或网络共享上的文件夹</translation>
    </message>
    <message>
        <source>A cloud or a server, by rclone</source>
        <translation>云或服务器（通过 rclone）</translation>
    </message>
    <message>
        <source>An encrypted repository, by restic</source>
        <translation>加密的存储库（通过 restic）</translation>
    </message>
    <message>
        <source>The archive, backups of the library, zips and originals.</source>
        <translation>归档、照片库备份、压缩包和原始照片。</translation>
    </message>
    <message>
        <source>The archive, backups of the library and zips.</source>
        <translation>归档、照片库备份和压缩包。</translation>
    </message>
    <message>
        <source>The archive, backups of the library and originals.</source>
        <translation>归档、照片库备份和原始照片。</translation>
    </message>
    <message>
        <source>The archive and backups of the library.</source>
        <translation>归档和照片库备份。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are there, %1</source>
        <translation>
            <numerusform>那里有 %Ln 个文件，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>尚未发送任何内容。</translation>
    </message>
    <message>
        <source>Sent %1. %2.</source>
        <translation>%1已发送。%2。</translation>
    </message>
    <message>
        <source>Sent %1, but not all of it. %2.</source>
        <translation>%1已发送，但并非全部。%2。</translation>
    </message>
    <message>
        <source>Stopped %1: the next sending goes on from there.</source>
        <translation>%1停止：下次发送从此处继续。</translation>
    </message>
    <message>
        <source>The sending of %1 failed.</source>
        <translation>%1的发送失败。</translation>
    </message>
    <message>
        <source>Encrypted.</source>
        <translation>已加密。</translation>
    </message>
    <message>
        <source>Encrypted, but the names of people and files can be read there.</source>
        <translation>已加密，但在那里能看到人名和文件名。</translation>
    </message>
    <message>
        <source>Not encrypted: whoever has this drive can look at it.</source>
        <translation>未加密：拿到此磁盘的人都能查看。</translation>
    </message>
    <message>
        <source>Not encrypted: whoever runs this server can look at it.</source>
        <translation>未加密：此服务器的运营者能够查看。</translation>
    </message>
    <message>
        <source>restic is not installed here. Install the package of that name to send, check and bring back.</source>
        <translation>此处未安装 restic。请安装同名软件包，才能发送、检查和取回。</translation>
    </message>
    <message>
        <source>Whether it is encrypted is not known: rclone is not installed here, or does not know the remote any more.</source>
        <translation>不知是否加密：此处未安装 rclone，或它不再认识该远程位置。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were sent to %1.</source>
        <translation>
            <numerusform>已将 %Ln 个文件发送到%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older files are kept in .removed there.</source>
        <translation>
            <numerusform>%Ln 个旧文件保存在那里的 .removed 中。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, compared with what is here by their sizes alone.</source>
        <translation>%1，仅按大小与此处比对过。</translation>
    </message>
    <message>
        <source>%1, compared with what is here.</source>
        <translation>%1，已与此处比对。</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln files at %1 are as they are here.</source>
        <translation>
            <numerusform>%1的全部 %Ln 个文件与此处一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files at %1 were looked at.</source>
        <translation>
            <numerusform>已查看%1的 %Ln 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The place tells nothing but their sizes.</source>
        <translation>该位置只告知文件大小。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are new or changed here and were not sent yet.</source>
        <translation>
            <numerusform>此处有 %Ln 个新增或更改的文件尚未发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were brought to %1.</source>
        <translation>
            <numerusform>已将 %Ln 个文件取回到 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were there already.</source>
        <translation>
            <numerusform>%Ln 个文件原已在那里。</numerusform>
        </translation>
    </message>
    <message>
        <source>On the same disk as the photos: no protection when that disk dies.</source>
        <translation>与照片在同一磁盘上：该磁盘损坏时无法提供保护。</translation>
    </message>
</context>
<context>
    <name>albumen::AddPlaceForm</name>
    <message>
        <source>Choose the folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>Type where it is.</source>
        <translation>请输入位置。</translation>
    </message>
    <message>
        <source>Choose the file with the password.</source>
        <translation>请选择密码文件。</translation>
    </message>
    <message>
        <source>Type what the place is called here.</source>
        <translation>请输入此位置的名称。</translation>
    </message>
    <message>
        <source>The file with the password</source>
        <translation>密码文件</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Plain files, not encrypted: whoever has the drive can look at them.</source>
        <translation>普通文件，未加密：拿到磁盘的人都能查看。</translation>
    </message>
    <message>
        <source>REMOTE:PATH</source>
        <translation>REMOTE:PATH</translation>
    </message>
    <message>
        <source>A remote of rclone&apos;s own configuration: “rclone config” makes one. It is encrypted only where it is of the type crypt.</source>
        <translation>rclone 自身配置中的远程位置：用“rclone config”创建。只有类型为 crypt 时才加密。</translation>
    </message>
    <message>
        <source>/folder, sftp:user@host:/folder, rclone:REMOTE:PATH or s3:…</source>
        <translation>/文件夹、sftp:user@host:/文件夹、rclone:REMOTE:PATH 或 s3:…</translation>
    </message>
    <message>
        <source>Always encrypted. Without the password nobody can read it again: keep the file in another place too.</source>
        <translation>始终加密。没有密码就再也无法读取：请将密码文件另存一份在别处。</translation>
    </message>
    <message>
        <source>A new place</source>
        <translation>新位置</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Password file</source>
        <translation>密码文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Also send</source>
        <translation>另外发送</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Password file: choose file…</source>
        <translation>密码文件：选择文件…</translation>
    </message>
    <message>
        <source>What it is called here</source>
        <translation>在此处的名称</translation>
    </message>
    <message>
        <source>Zips</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Original photos</source>
        <translation>原始照片</translation>
    </message>
</context>
<context>
    <name>albumen::BringBackForm</name>
    <message>
        <source>Choose the folder that it comes into.</source>
        <translation>请选择存放的文件夹。</translation>
    </message>
    <message>
        <source>The folder that it comes into</source>
        <translation>存放的文件夹</translation>
    </message>
    <message>
        <source>Bring back from %1</source>
        <translation>从%1取回</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>存放到</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Names of people, or paths there, with commas between them; nothing: everything. No file that is in the folder is overwritten.</source>
        <translation>人名或那里的路径，以逗号分隔；留空则为全部。文件夹中已有的文件不会被覆盖。</translation>
    </message>
</context>
<context>
    <name>albumen::CardWatcher</name>
    <message>
        <source>%1 has photos.</source>
        <translation>%1中有照片。</translation>
    </message>
    <message>
        <source>Import from %1</source>
        <translation>从%1导入</translation>
    </message>
</context>
<context>
    <name>albumen::ExchangePage</name>
    <message>
        <source>The folder that the machines share</source>
        <translation>各台电脑共享的文件夹</translation>
    </message>
    <message>
        <source>Looking at what is there. Nothing is changed yet.</source>
        <translation>正在查看其中的内容，尚未更改任何内容。</translation>
    </message>
    <message>
        <source>Exchanging decisions</source>
        <translation>正在交换决定</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未更改任何内容。</translation>
    </message>
    <message>
        <source>What was taken so far stays. Another try goes on from there.</source>
        <translation>已接收的内容保留，再次尝试从此处继续。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions would come</source>
        <translation>
            <numerusform>将接收 %Ln 个决定</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new from others</source>
        <translation>其他照片库没有新内容</translation>
    </message>
    <message>
        <source>What was decided here goes into a file of this library there. Photos are not sent.</source>
        <translation>此处的决定写入那里属于此照片库的文件。不发送照片。</translation>
    </message>
    <message>
        <source>No other library has been there yet.</source>
        <translation>还没有其他照片库到过那里。</translation>
    </message>
    <message>
        <source>Nothing would be changed here.</source>
        <translation>此处不会有任何更改。</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>立即交换</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions were taken over</source>
        <translation>
            <numerusform>已接收 %Ln 个决定</numerusform>
        </translation>
    </message>
    <message>
        <source>Can be undone at any time.</source>
        <translation>可随时撤销。</translation>
    </message>
    <message>
        <source>Can be undone at any time, each library by itself.</source>
        <translation>可随时撤销，每个照片库分别撤销。</translation>
    </message>
    <message>
        <source>The folder is empty</source>
        <translation>文件夹是空的</translation>
    </message>
    <message>
        <source>Decisions lay there the last time. Its drive may not be connected, or the cloud&apos;s program may not run.</source>
        <translation>上次那里还有决定。可能是磁盘未连接，或云的程序未运行。</translation>
    </message>
    <message>
        <source>Where it was emptied on purpose, this library can begin there anew.</source>
        <translation>若是有意清空的，此照片库可在那里重新开始。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message numerus="yes">
        <source>Took over %Ln decisions.</source>
        <translation>
            <numerusform>已接收 %Ln 个决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Choose the folder first.</source>
        <translation>请先选择文件夹。</translation>
    </message>
    <message>
        <source>Exchange with another machine</source>
        <translation>与另一台电脑交换</translation>
    </message>
    <message>
        <source>A folder that the machines share</source>
        <translation>各台电脑共享的文件夹</translation>
    </message>
    <message>
        <source>On a NAS, a stick or in a cloud. Each library keeps its decisions in a file of its own there.</source>
        <translation>在 NAS、U 盘或云中。每个照片库在那里用各自的文件保存决定。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Look what would come</source>
        <translation>查看将接收的内容</translation>
    </message>
    <message>
        <source>People with equal names are one</source>
        <translation>同名的人是同一人</translation>
    </message>
    <message>
        <source>Where both machines know an Anna, she is the same person.</source>
        <translation>若两台电脑都有一位安娜，则视为同一人。</translation>
    </message>
    <message>
        <source>Names, albums, ratings and whatever else was decided on one machine come to the other. The photos themselves are not sent: each machine has its own.</source>
        <translation>在一台电脑上决定的姓名、相册、评分等会传到另一台。照片本身不发送：每台电脑各有自己的照片。</translation>
    </message>
</context>
<context>
    <name>albumen::OffsitePage</name>
    <message>
        <source>Nothing is kept off this machine yet</source>
        <translation>本机以外尚无副本</translation>
    </message>
    <message>
        <source>A fire or a thief takes a computer with its backups. Copies of the archive and of the names go to a drive, to a cloud by rclone, or encrypted by restic; only what changed is sent.</source>
        <translation>火灾或盗窃会使电脑连同备份一起丢失。归档和姓名的副本可存到磁盘、通过 rclone 存到云，或用 restic 加密保存；只发送有变化的内容。</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>添加位置</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除%1？</translation>
    </message>
    <message>
        <source>Nothing is sent there any more. What lies there stays: nothing is deleted.</source>
        <translation>不再向那里发送。那里的内容保留：不删除任何文件。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 is forgotten here. What was sent stays there.</source>
        <translation>此处已不再记住%1。已发送的内容保留在那里。</translation>
    </message>
    <message>
        <source>Stopped. What has not come back comes with another try.</source>
        <translation>已停止。尚未取回的内容会在再次尝试时取回。</translation>
    </message>
    <message>
        <source>Stopped. Another try goes on from there.</source>
        <translation>已停止。再次尝试从此处继续。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are not as they are here</source>
        <translation>
            <numerusform>%Ln 个文件与此处不一致</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>Off this machine</source>
        <translation>本机以外</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add a place…</source>
        <translation>添加位置…</translation>
    </message>
    <message>
        <source>Send to all</source>
        <translation>全部发送</translation>
    </message>
    <message>
        <source>Speed of sending</source>
        <translation>发送速度</translation>
    </message>
    <message>
        <source>A slower one leaves room on the line for others who use it.</source>
        <translation>较慢的速度可为其他使用网络的人留出余地。</translation>
    </message>
    <message>
        <source>Not everything was brought back</source>
        <translation>未能全部取回</translation>
    </message>
    <message>
        <source>Not everything was sent</source>
        <translation>未能全部发送</translation>
    </message>
    <message>
        <source>Not everything could be checked</source>
        <translation>未能全部检查</translation>
    </message>
</context>
<context>
    <name>albumen::OffsiteRow</name>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Bring back…</source>
        <translation>取回…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Send to %1 now</source>
        <translation>立即发送到%1</translation>
    </message>
    <message>
        <source>Check what is at %1</source>
        <translation>检查%1的内容</translation>
    </message>
    <message>
        <source>Bring back from %1…</source>
        <translation>从%1取回…</translation>
    </message>
    <message>
        <source>Remove %1…</source>
        <translation>移除%1…</translation>
    </message>
    <message>
        <source>Reads everything there again and compares it with what is here</source>
        <translation>重新读取那里的全部内容，并与此处比对</translation>
    </message>
    <message>
        <source>Forgets the place here; nothing there is deleted</source>
        <translation>在此处不再记住该位置；不删除那里的内容</translation>
    </message>
</context>
<context>
    <name>albumen::ProgramsPage</name>
    <message>
        <source>Looking at what %1 knows. Nothing is changed yet.</source>
        <translation>正在查看 %1 的内容，尚未更改任何内容。</translation>
    </message>
    <message>
        <source>Importing what %1 knows</source>
        <translation>正在导入 %1 的内容</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未更改任何内容。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新内容</translation>
    </message>
    <message>
        <source>Faces with a name</source>
        <translation>已命名的人脸</translation>
    </message>
    <message>
        <source>of them newly found</source>
        <translation>其中此前未找到的</translation>
    </message>
    <message>
        <source>Names to ask about</source>
        <translation>待确认的姓名</translation>
    </message>
    <message>
        <source>Names without a face</source>
        <translation>没有人脸的姓名</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Photos in albums</source>
        <translation>相册中的照片</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>Decided otherwise</source>
        <translation>已另行决定</translation>
    </message>
    <message>
        <source>Faces without a name</source>
        <translation>未命名的人脸</translation>
    </message>
    <message>
        <source>Not in the library</source>
        <translation>不在照片库中</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 knows something new</source>
        <translation>%1 有新内容</translation>
    </message>
    <message>
        <source>%1 knows nothing new</source>
        <translation>%1 没有新内容</translation>
    </message>
    <message numerus="yes">
        <source>It speaks of %Ln photos, of which %1 are in the library.</source>
        <translation>
            <numerusform>其中提到 %Ln 张照片，%1 张在照片库中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>没有可显示的内容。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <translation>已从 %1 导入</translation>
    </message>
    <message>
        <source>Can be undone at any time.</source>
        <translation>可随时撤销。</translation>
    </message>
    <message>
        <source>Imported from %1.</source>
        <translation>已从 %1 导入。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import from other programs</source>
        <translation>从其他程序导入</translation>
    </message>
    <message>
        <source>People, albums, stars: its file digikam4.db, which is only read.</source>
        <translation>人物、相册、星级：文件 digikam4.db，只读取。</translation>
    </message>
    <message>
        <source>People, events, stars: its file photo.db, which is only read.</source>
        <translation>人物、事件、星级：文件 photo.db，只读取。</translation>
    </message>
    <message>
        <source>People, albums, stars: the photos&apos; folder with its files .picasa.ini.</source>
        <translation>人物、相册、星级：带有 .picasa.ini 文件的照片文件夹。</translation>
    </message>
    <message>
        <source>People, albums, stars: the folder that the archives were unpacked into.</source>
        <translation>人物、相册、星级：压缩包解压到的文件夹。</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>已找到：%1</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look at what %1 knows</source>
        <translation>查看 %1 的内容</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Tags become albums too</source>
        <translation>标签也成为相册</translation>
    </message>
    <message>
        <source>Of digiKam and Shotwell.</source>
        <translation>来自 digiKam 和 Shotwell。</translation>
    </message>
    <message>
        <source>What would come is shown first. What you decided yourself stays, and nothing comes twice.</source>
        <translation>先显示将导入的内容。你自己的决定保留，不会重复导入。</translation>
    </message>
    <message>
        <source>Neither in this folder nor below it is a file .picasa.ini that speaks of a photo. Picasa keeps one in each folder of photos: choose the folder in which these lie.</source>
        <translation>此文件夹及其下级中没有提到照片的 .picasa.ini 文件。Picasa 在每个照片文件夹中各存一个：请选择包含这些文件夹的文件夹。</translation>
    </message>
</context>
<context>
    <name>PlaceWords</name>
    <message>
        <source>near %1, %2 km</source>
        <translation>%1附近，%2 公里</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>南纬 %1°</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>北纬 %1°</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>西经 %1°</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>东经 %1°</translation>
    </message>
    <message>
        <source>Perhaps %1</source>
        <translation>可能是%1</translation>
    </message>
</context>
<context>
    <name>albumen::PlaceMap</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>All photos (Home)</source>
        <translation>全部照片 (Home)</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln other places</source>
        <translation>
            <numerusform>%1及另外 %Ln 个地点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photos</source>
        <translation>
            <numerusform>%1：%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
</context>
<context>
    <name>albumen::PlacePanel</name>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>City, or 38.72, -9.13</source>
        <translation>城市，或 38.72, -9.13</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>As the files say</source>
        <translation>以文件中的地点为准</translation>
    </message>
    <message>
        <source>Type the name of a city first.</source>
        <translation>请先输入城市名称。</translation>
    </message>
</context>
<context>
    <name>albumen::PlacesPage</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>All places</source>
        <translation>所有地点</translation>
    </message>
    <message>
        <source>Proposed places</source>
        <translation>建议的地点</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>没有地点</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>旅行</translation>
    </message>
    <message>
        <source>Far from any city</source>
        <translation>远离城市</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Trip</source>
        <translation>旅行</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图上</translation>
    </message>
    <message>
        <source>The map has no coasts and borders: install the package %1.</source>
        <translation>地图没有海岸线和国界：请安装软件包 %1。</translation>
    </message>
    <message>
        <source>Places have no names: install the package %1.</source>
        <translation>地点没有名称：请安装软件包 %1。</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Start on the Archive page.</source>
        <translation>请从归档页开始。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>No photo says where it was taken</source>
        <translation>没有照片记录了拍摄地点</translation>
    </message>
    <message>
        <source>Phones write it into their photos. To say it by hand, select photos on any page and press %1.</source>
        <translation>手机会把地点写入照片。要手动指定，请在任意页面选择照片并按 %1。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nothing is proposed now: a place is, where photos of the same hour have one.</source>
        <translation>目前没有建议的地点：只有同一小时内的其他照片有地点时才会提出建议。</translation>
    </message>
    <message>
        <source>No photos here any more.</source>
        <translation>这里已经没有照片。</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选择地点</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>查找地点</translation>
    </message>
    <message>
        <source>Photos of the place</source>
        <translation>该地点的照片</translation>
    </message>
    <message>
        <source>Select one photo or more first.</source>
        <translation>请先选择一张或多张照片。</translation>
    </message>
    <message>
        <source>Choose a place first.</source>
        <translation>请先选择一个地点。</translation>
    </message>
    <message>
        <source>Choose the proposed places first.</source>
        <translation>请先选择“建议的地点”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Select one photo first.</source>
        <translation>请先选择一张照片。</translation>
    </message>
    <message>
        <source>Accept the place</source>
        <translation>采用地点</translation>
    </message>
    <message>
        <source>Accept all of the day</source>
        <translation>采用当天全部</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>加入相册…</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>不在那里</translation>
    </message>
    <message>
        <source>None of the day</source>
        <translation>当天全部不在</translation>
    </message>
</context>
<context>
    <name>albumen::SayPlace</name>
    <message>
        <source>Place…</source>
        <translation>地点…</translation>
    </message>
    <message numerus="yes">
        <source>Where were %Ln photos taken?</source>
        <translation>
            <numerusform>%Ln 张照片拍摄于何处？</numerusform>
        </translation>
    </message>
    <message>
        <source>Names of places are not installed: the package %1 has them.</source>
        <translation>未安装地名：请安装软件包 %1。</translation>
    </message>
    <message>
        <source>No city is called so.</source>
        <translation>没有这个名称的城市。</translation>
    </message>
    <message>
        <source>Nothing changed: this was their place already.</source>
        <translation>没有更改：这已是其地点。</translation>
    </message>
</context>
<context>
    <name>albumen::TwoStepPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
</context>
<context>
    <name>albumen::GifPreview</name>
    <message>
        <source>Preview of the GIF</source>
        <translation>GIF 预览</translation>
    </message>
    <message>
        <source>A click stops it and lets it go on (Space)</source>
        <translation>点击可暂停或继续（空格键）</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message numerus="yes">
        <source>Added %Ln photos to the favourites.</source>
        <translation>
            <numerusform>已收藏 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln photos from the favourites.</source>
        <translation>
            <numerusform>已取消收藏 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>no stars</source>
        <translation>无星级</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln 星</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the stars from %Ln photos.</source>
        <translation>
            <numerusform>已去掉 %Ln 张照片的星级。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %Ln photos %1.</source>
        <translation>
            <numerusform>已将 %Ln 张照片评为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
</context>
<context>
    <name>albumen::AlbumPhotos</name>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
</context>
<context>
    <name>albumen::PhotoModel</name>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>albumen::StarRow</name>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Stars: keys 1 to 5, and the same key again for none</source>
        <translation>星级：按 1 到 5 键，再按同一键则取消</translation>
    </message>
</context>
</TS>
