//! Titles and sentences of what can be wrong with papers and checking in.

/// A heading.
pub(super) fn titles(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "paper_too_large" => ("The file is too large", "文件过大"),
        "papers_full" => ("This meeting holds no more papers", "会议资料已达上限"),
        "too_many_papers" => ("Too many papers", "会议资料数量过多"),
        "too_many_versions" => ("Too many versions", "版本过多"),
        "too_many_uploads" => ("Too many uploads at once", "同时上传的文件过多"),
        "offset_moved" => ("The upload is elsewhere", "上传位置不一致"),
        "upload_unfinished" => ("Not everything has come", "文件尚未上传完整"),
        "no_room_for_files" => ("The server's disk is full", "服务器存储空间已满"),
        "no_preview" => ("Nothing to show here", "无法在线预览"),
        "no_converter" => ("Not shown on this server", "此服务器无法预览"),
        "restore_too_late" => ("Gone for good", "已无法恢复"),
        "check_in_closed" => ("Not the time to check in", "当前不能签到"),
        _ => return None,
    })
}

/// A sentence.
pub(super) fn details(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "paper_too_large" => (
            "A paper may have 200 MB at most. Divide it, or make its pictures smaller.",
            "单个文件不能超过 200 MB，请拆分文件或压缩其中的图片。",
        ),
        "papers_full" => (
            "The papers of this meeting would be larger than the house allows. Take off what is \
             no longer needed.",
            "会议资料的总大小将超过上限，请移除不再需要的资料。",
        ),
        "too_many_papers" => (
            "A meeting has 100 papers at most. Take off what is no longer needed.",
            "一场会议最多有 100 份资料，请移除不再需要的资料。",
        ),
        "too_many_versions" => (
            "A paper has 50 versions at most. Add it as a new paper.",
            "一份资料最多保留 50 个版本，请作为新资料上传。",
        ),
        "too_many_uploads" => (
            "Too many files are on their way to this meeting. Wait until some have arrived.",
            "正在上传到此会议的文件过多，请等待部分上传完成。",
        ),
        "offset_moved" => (
            "More, or less, of the file is here than the request says. Ask how far it came and go \
             on from there.",
            "已收到的内容与请求的位置不一致，请查询已上传的位置后继续。",
        ),
        "upload_unfinished" => (
            "Part of the file has not come yet. Send the rest first.",
            "文件还有部分内容未上传，请先上传剩余部分。",
        ),
        "no_room_for_files" => (
            "The server has no room left for files. Nothing else was lost; tell whoever runs \
             Lintel, and go on later from where it was.",
            "服务器没有足够的空间存放文件，其他数据不受影响。请联系系统管理员，稍后可从中断处继续上传。",
        ),
        "no_preview" => (
            "A file of this kind cannot be shown in the page, or is too large or damaged. Download \
             it to read it.",
            "此类文件无法在页面中显示，或文件过大、已损坏。请下载后查看。",
        ),
        "no_converter" => (
            "This server has no program to show office files. Download it to read it.",
            "此服务器未安装转换程序，无法预览办公文档。请下载后查看。",
        ),
        "restore_too_late" => (
            "A paper can be put back for a day after it was taken off.",
            "资料移除后仅可在一天内恢复。",
        ),
        "check_in_closed" => (
            "One checks in from half an hour before the start until the end of the meeting.",
            "签到时间为会议开始前半小时至会议结束。",
        ),
        _ => return None,
    })
}
