//! Chinese: why a step failed, and what to do.

use super::Why;

/// Why a step failed, and what to do about it.
pub fn why(why: &Why) -> [String; 2] {
    const AGAIN: &str = "再运行同一条命令";
    let (why, next) = match why {
        Why::NoGit => (
            "这台电脑上找不到 git 程序".to_owned(),
            format!(
                "安装 Git for Windows（一路“下一步”），重新打开命令窗口，{AGAIN}；装不了的，把文件交给市局代为提交"
            ),
        ),
        Why::NoRepository { folder } => (
            format!("{folder} 不在 git 仓库里"),
            "向市局要仓库的网址，用 git clone 网址 取到本机，在取来的文件夹里运行".to_owned(),
        ),
        Why::ForeignFolder { .. } => {
            ("git 认为这个文件夹是别的用户的".to_owned(), format!("照上面 git 给出的 git config 命令运行一次，{AGAIN}"))
        }
        Why::NoAuthor => (
            "git 不知道提交人是谁".to_owned(),
            format!(
                "运行下面两条命令（换成你的姓名和邮箱），{AGAIN}：\n  \
                 git config --global user.name \"你的姓名\"\n  git config --global user.email \"你的邮箱\"\n以后不用再设"
            ),
        ),
        Why::NoRemote => (
            "这个仓库没有设远程仓库，不知道推送到哪里".to_owned(),
            format!("向市局要仓库的网址，运行 git remote add origin 网址，{AGAIN}"),
        ),
        Why::UnknownRemote { name, known } => {
            (format!("没有名为“{name}”的远程仓库"), format!("--remote 后面写其中一个：{}", known.join("、")))
        }
        Why::ManyRemotes { known } => (
            format!("有几个远程仓库（{}），不知道推送到哪一个", known.join("、")),
            "在命令后面加上 --remote 和它的名字".to_owned(),
        ),
        Why::NoNetwork { remote, .. } => (
            format!("连不上远程仓库 {remote}，网络不通"),
            format!("检查网络（能否打开别的网页，要不要先登录单位网络或设代理），过一会儿{AGAIN}"),
        ),
        Why::NoAccess { remote, .. } => (
            format!("远程仓库 {remote} 不认这个账号或密码，或这个账号没有权限"),
            format!(
                "核对账号和密码（多数网站要用“访问令牌”代替密码，或先上传 SSH 公钥），请管理员确认你能写入，{AGAIN}"
            ),
        ),
        Why::UnknownHost { remote, .. } => (
            format!("SSH 还不信任远程仓库 {remote} 所在的主机"),
            format!(
                "运行 git fetch {remote}，与管理员核对显示的指纹，无误就输入 yes，{AGAIN}；提示指纹“变了”的，先问管理员"
            ),
        ),
        Why::NotThere { remote, .. } => (
            format!("远程仓库 {remote} 的网址上没有仓库，或这个账号看不到它"),
            format!("运行 git remote -v 核对网址；写错了或搬了家的，运行 git remote set-url {remote} 新网址；{AGAIN}"),
        ),
        Why::NoDefaultBranch { remote } => (
            format!("远程仓库 {remote} 是空的，或者看不出哪个是主分支"),
            "请市局先推送方案，并在网站上设好默认分支".to_owned(),
        ),
        Why::NoTemporaryFolder { .. } => ("建不了临时文件夹，可能是磁盘满了".to_owned(), format!("清理磁盘，{AGAIN}")),
        Why::NoPlan { branch, path } => (
            format!("远程仓库的 {branch} 分支里没有 {path}"),
            "请市局先把方案推送到远程仓库；也请核对远程仓库是不是这一个".to_owned(),
        ),
        Why::PlanBroken { branch } => {
            (format!("远程仓库 {branch} 分支上的方案有错误，见上"), "请市局先改正方案；你的填报不用改".to_owned())
        }
        Why::NotBrought => ("文件没有导入，原因见上".to_owned(), format!("照上面说的改好、保存，{AGAIN}")),
        Why::Different => (
            "以前报过，这次的数不一样，不同的地方见上".to_owned(),
            "确实要改的，在命令里加上 --force 再运行；不该改的，改回原来的数".to_owned(),
        ),
        Why::SeveralCounties { names } => {
            (format!("这些文件不是一个县(区)的：{}", names.join("、")), "一次只提交一个县(区)的文件".to_owned())
        }
        Why::Errors { errors } => (
            format!("检查出 {errors} 个错误，见上"),
            format!("在 Excel 或 WPS 里改好、保存，{AGAIN}；plan explain 代码 有详细说明"),
        ),
        Why::Overtaken { .. } => ("试了两次，每次都有人抢先推送".to_owned(), format!("过几分钟{AGAIN}")),
        Why::Refused { branch, .. } => (
            format!("远程仓库不接受分支 {branch}，可能是分支受保护，或没有推送权限"),
            format!("把上面的原话转给仓库管理员，请他放行，{AGAIN}"),
        ),
        Why::Git { .. } => ("git 没有办成".to_owned(), format!("看上面的原话；看不懂就转给仓库管理员，弄好后{AGAIN}")),
    };
    [why, next]
}
